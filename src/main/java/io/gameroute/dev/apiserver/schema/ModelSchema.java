package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The schema that a class of the model stands for. Nested classes stand in their place, or, to be read by people,
 * apart in {@code $defs}. The model knows no required fields, no bounds and no descriptions.
 */
final class ModelSchema {
    private static final Map<Class<?>, List<String>> SIMPLE = Map.of(
            String.class, List.of("string"),
            Boolean.class, List.of("boolean"),
            Integer.class, List.of("integer", "int32"),
            Long.class, List.of("integer", "int64"),
            Double.class, List.of("number", "double"),
            Float.class, List.of("number", "float"),
            MicroTime.class, List.of("string", "date-time"),
            ZonedDateTime.class, List.of("string", "date-time"));

    /** Fields of newer servers than the model knows. */
    private static final Map<String, List<String>> LATER = Map.of(
            "PodSpec", List.of("schedulingGroup"),
            "PodStatus", List.of("allocatedResources", "nodeAllocatableResourceClaimStatuses", "resources"),
            "NodeStatus", List.of("declaredFeatures"),
            "PodCertificateProjection", List.of("userAnnotations"),
            "ResourceHealth", List.of("message"),
            "VolumeMountStatus", List.of("volumeStatus"),
            "CustomResourceDefinitionStatus", List.of("observedGeneration"),
            "CustomResourceDefinitionCondition", List.of("observedGeneration"));

    private final boolean apart;
    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();
    private final Deque<Class<?>> within = new ArrayDeque<>();

    private ModelSchema(boolean apart) {
        this.apart = apart;
    }

    /** All in one piece; what contains itself may contain anything. */
    static ObjectNode whole(Class<?> type) {
        return new ModelSchema(false).fields(type);
    }

    static ObjectNode withDefinitions(Class<?> type) {
        var model = new ModelSchema(true);
        var schema = model.fields(type);
        schema.set("$defs", model.definitions);
        return schema;
    }

    private ObjectNode fields(Class<?> type) {
        within.push(type);
        var schema = typed("object", "");
        var properties = JsonNodeFactory.instance.objectNode();
        for (var declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (var field : declaring.getDeclaredFields()) {
                var named = field.getAnnotation(JsonProperty.class);
                if (named != null) {
                    properties.set(name(field, named), of(field.getGenericType()));
                }
            }
        }
        LATER.getOrDefault(type.getSimpleName(), List.of()).forEach(name -> properties.set(name, anything()));
        within.pop();
        return properties.isEmpty() ? anything() : schema.set("properties", properties);
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        var plain = (Class<?>) type;
        var simple = SIMPLE.get(plain);
        if (simple != null) {
            return typed(simple.get(0), simple.size() > 1 ? simple.get(1) : "");
        }
        if (plain == IntOrString.class) {
            return anything("x-kubernetes-int-or-string").put("format", "int-or-string");
        }
        if (plain == Quantity.class) {
            return quantity();
        }
        if (plain.isEnum()) {
            return enumeration(plain);
        }
        return isOpen(plain) ? anything() : nested(plain);
    }

    private ObjectNode container(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        var content = of(arguments[arguments.length - 1]);
        return arguments.length == 1
                ? typed("array", "").set("items", content)
                : typed("object", "").set("additionalProperties", content);
    }

    private ObjectNode nested(Class<?> type) {
        if (!apart) {
            return within.contains(type) ? anything() : fields(type);
        }
        var name = ModelClasses.component(type);
        if (!definitions.has(name)) {
            definitions.set(name, JsonNodeFactory.instance.objectNode());
            definitions.set(name, fields(type));
        }
        var reference = JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
        var schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("allOf").add(reference);
        return schema;
    }

    /** Trees, and unions of types that the model gives a class of their own. */
    private static boolean isOpen(Class<?> type) {
        return type.isInterface()
                || type == Object.class
                || JsonNode.class.isAssignableFrom(type)
                || AnyType.class.isAssignableFrom(type)
                || type.getSimpleName().startsWith("JSONSchemaPropsOr");
    }

    private static ObjectNode quantity() {
        var schema = JsonNodeFactory.instance.objectNode().put("nullable", true);
        var types = schema.putArray("oneOf");
        types.addObject().put("type", "string");
        types.addObject().put("type", "number");
        return schema;
    }

    private static ObjectNode enumeration(Class<?> type) {
        var schema = typed("string", "");
        var names = new ArrayList<String>();
        for (var constant : type.getFields()) {
            if (constant.isEnumConstant()) {
                var named = constant.getAnnotation(JsonProperty.class);
                names.add(named == null ? constant.getName() : named.value());
            }
        }
        names.forEach(schema.withArray("enum")::add);
        return schema;
    }

    private static String name(Field field, JsonProperty named) {
        return named.value().isEmpty() ? field.getName() : named.value();
    }

    private static ObjectNode typed(String type, String format) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", type).put("nullable", true);
        return format.isEmpty() ? schema : schema.put("format", format);
    }

    private static ObjectNode anything() {
        return anything("x-kubernetes-preserve-unknown-fields");
    }

    private static ObjectNode anything(String flag) {
        return JsonNodeFactory.instance.objectNode().put("nullable", true).put(flag, true);
    }
}
