package io.gameroute.dev.apiserver.schema;

/** A cause of a refusal as in {@code Status.details.causes}; the message is without the field in front of it. */
public record FieldError(String field, String reason, String message) {
    static FieldError required(String field) {
        return new FieldError(field, "FieldValueRequired", "Required value");
    }

    static FieldError invalid(String field, String value, String detail) {
        return new FieldError(field, "FieldValueInvalid", "Invalid value: " + value + ": " + detail);
    }

    static FieldError type(String field, String value, String detail) {
        return new FieldError(field, "FieldValueTypeInvalid", "Invalid value: " + value + ": " + detail);
    }
}
