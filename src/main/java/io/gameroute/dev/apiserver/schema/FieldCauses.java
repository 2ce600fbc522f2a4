package io.gameroute.dev.apiserver.schema;

import io.gameroute.dev.apiserver.failure.Failures.Cause;

/** What a schema has against a value, in the words of the API server. */
final class FieldCauses {
    private FieldCauses() {}

    static Cause required(String field) {
        return new Cause("FieldValueRequired", "Required value", field);
    }

    static Cause invalid(String field, String value, String detail) {
        return new Cause("FieldValueInvalid", "Invalid value: " + value + ": " + detail, field);
    }

    static Cause type(String field, String value, String detail) {
        return new Cause("FieldValueTypeInvalid", "Invalid value: " + value + ": " + detail, field);
    }
}
