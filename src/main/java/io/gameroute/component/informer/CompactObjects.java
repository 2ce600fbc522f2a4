package io.gameroute.component.informer;

import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes decoded objects small without changing what they say: a model class of the client holds an empty map for unknown properties and an
 * empty list for each list that is not set, and every object brings its own copy of the texts that all of them share. Of ten thousand pods
 * that is more than what they tell. What it compacted must not be changed any more: its empty lists and maps cannot be.
 */
final class CompactObjects {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return type.isRecord() ? RecordShape.of(type) : BeanShape.of(type);
        }
    };
    private static final SharedStrings STRINGS = new SharedStrings();

    private CompactObjects() {}

    /** The same object, or an equal record in its place. */
    static <T> T compact(T value) {
        @SuppressWarnings("unchecked")
        T compacted = (T) compacted(value);
        return compacted;
    }

    private static Object compacted(Object value) {
        if (value instanceof String text) {
            return STRINGS.shared(text);
        } else if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? Collections.emptyMap() : map(map);
        } else if (value instanceof List<?> list) {
            return list.isEmpty() ? Collections.emptyList() : list(list);
        } else if (isWhole(value)) {
            return SHAPES.get(value.getClass()).compacted(value);
        }
        return value;
    }

    private static boolean isWhole(Object value) {
        return value instanceof KubernetesResource
                || value instanceof Quantity
                || value instanceof AnyType
                || value instanceof Record;
    }

    /** In its order, which is the order in which it is written. */
    private static Map<?, ?> map(Map<?, ?> map) {
        Map<Object, @Nullable Object> small = new LinkedHashMap<>(map.size() * 4 / 3 + 1);
        map.forEach((key, value) -> small.put(compacted(key), value == null ? null : compacted(value)));
        return small;
    }

    private static List<?> list(List<?> list) {
        List<@Nullable Object> small = new ArrayList<>(list.size());
        list.forEach(element -> small.add(element == null ? null : compacted(element)));
        return small;
    }

    /** How the parts of objects of one class are read and set. */
    private sealed interface Shape {
        Object compacted(Object whole);
    }

    /** Of a model class: the fields that may hold something to make smaller. */
    private record BeanShape(List<Field> fields) implements Shape {
        static BeanShape of(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !Modifier.isFinal(field.getModifiers())
                            && holdsParts(field.getType())) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return new BeanShape(List.copyOf(fields));
        }

        /** Any other kind of collection is left as it is: what would take its place would not fit the field. */
        private static boolean holdsParts(Class<?> type) {
            return type == String.class
                    || type == Map.class
                    || type == List.class
                    || type == Object.class
                    || type.isRecord()
                    || type == Quantity.class
                    || AnyType.class.isAssignableFrom(type)
                    || KubernetesResource.class.isAssignableFrom(type);
        }

        @Override
        public Object compacted(Object whole) {
            try {
                for (Field field : fields) {
                    Object part = field.get(whole);
                    if (part != null) {
                        Object small = CompactObjects.compacted(part);
                        if (small != part) {
                            field.set(whole, small);
                        }
                    }
                }
                return whole;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Of a record: it is made anew, of smaller parts. */
    private record RecordShape(List<Method> accessors, Constructor<?> constructor) implements Shape {
        static RecordShape of(Class<?> type) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                List<Method> accessors =
                        components.stream().map(RecordComponent::getAccessor).toList();
                accessors.forEach(accessor -> accessor.setAccessible(true));
                return new RecordShape(accessors, constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Object compacted(Object whole) {
            try {
                @Nullable Object[] parts = new Object[accessors.size()];
                for (int i = 0; i < parts.length; i++) {
                    Object part = accessors.get(i).invoke(whole);
                    parts[i] = part == null ? null : CompactObjects.compacted(part);
                }
                return constructor.newInstance(parts);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
