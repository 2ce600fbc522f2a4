package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;

/** How the value at one place of an object is owned: as a whole, or part by part. Walk down from the object by {@link #field} and {@link #item}. */
public interface ListKeys {
    /** Whether an object here is owned as a whole. */
    boolean atomicObject();

    /** Whether a field of that name is always there to be set, as opposed to an entry of a map that somebody adds. */
    boolean declares(String field);

    ListKeys field(String name);

    /** How a list here is owned. */
    ListForm list();

    ListKeys item();

    /** Where no schema says anything: objects are owned field by field, lists as a whole. */
    ListKeys UNKNOWN = new ListKeys() {
        @Override
        public boolean atomicObject() {
            return false;
        }

        @Override
        public boolean declares(String field) {
            return false;
        }

        @Override
        public ListKeys field(String name) {
            return this;
        }

        @Override
        public ListForm list() {
            return ListForm.ATOMIC;
        }

        @Override
        public ListKeys item() {
            return this;
        }
    };

    /** By the schema in a CustomResourceDefinition. */
    static ListKeys ofSchema(JsonNode openApiSchema) {
        return SchemaKeys.ofObject(openApiSchema);
    }

    /** By what is known of a built-in kind. */
    static ListKeys ofBuiltIn(String kind) {
        return BuiltInKeys.ofKind(kind);
    }
}
