package io.gameroute.eventlog;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of each type of event, from the records that are written: a component that may be null is one that may be absent. */
final class EventSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventSchemas() {}

    static String text(EventType type) throws Exception {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type.text());
        schema.put("description", "The data of an event of this type.");
        schema.setAll(record(GameServerEvent.class, type));
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.putObject("id").put("type", "string").put("description", "uid-sequence; the id of the CloudEvent.");
        ((com.fasterxml.jackson.databind.node.ArrayNode) schema.get("required")).add("id");
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    static String name(RecordComponent component) {
        Parameter parameter = parameter(component);
        JsonProperty renamed = parameter.getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    static String description(RecordComponent component) {
        JsonPropertyDescription description = parameter(component).getAnnotation(JsonPropertyDescription.class);
        if (description == null) {
            throw new IllegalStateException(component + " has no description");
        }
        return description.value();
    }

    private static Parameter parameter(RecordComponent component) {
        Constructor<?> constructor = component.getDeclaringRecord().getDeclaredConstructors()[0];
        RecordComponent[] components = component.getDeclaringRecord().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(component.getName())) {
                return constructor.getParameters()[i];
            }
        }
        throw new IllegalStateException(component.toString());
    }

    private static ObjectNode record(Class<?> type, EventType event) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object");
        var required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode property = properties.putObject(name(component));
            property.put("description", description(component));
            property.setAll(
                    property(component.getType() == Change.class ? event.change() : component.getGenericType(), event));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(name(component));
            }
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static ObjectNode property(Type type, EventType event) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            boolean list = generic.getRawType() == List.class;
            if (!list && generic.getRawType() != Map.class) {
                throw new IllegalStateException(type.toString());
            }
            schema.put("type", list ? "array" : "object");
            schema.set(list ? "items" : "additionalProperties", property(last, event));
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain, event);
        }
        if (plain.isEnum()) {
            schema.put("type", "string");
            var values = schema.putArray("enum");
            for (Object value : plain.getEnumConstants()) {
                values.add(value.toString());
            }
            return schema;
        }
        return schema.put("type", plain == String.class ? "string" : plain == boolean.class ? "boolean" : "integer");
    }
}
