package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Enumerations, ranges, lengths, patterns and formats of one value. */
final class ValueBounds {
    private ValueBounds() {}

    static void check(SchemaNode schema, JsonNode value, String path, List<Cause> errors) {
        enumeration(schema, value, path, errors);
        if (value.isNumber()) {
            range(schema, value.decimalValue(), path, errors);
        } else if (value.isTextual()) {
            int length = value.asText().codePointCount(0, value.asText().length());
            sized(schema, length, "minLength", "maxLength", "chars long", path, value.toString(), errors);
            text(schema, value, path, errors);
        } else if (value.isArray()) {
            sized(schema, value.size(), "minItems", "maxItems", "items", path, String.valueOf(value.size()), errors);
        } else if (value.isObject()) {
            var size = String.valueOf(value.size());
            sized(schema, value.size(), "minProperties", "maxProperties", "properties", path, size, errors);
        }
    }

    private static void enumeration(SchemaNode schema, JsonNode value, String path, List<Cause> errors) {
        var allowed = schema.json().path("enum");
        var names = new ArrayList<String>();
        for (var one : allowed) {
            if (one.equals(value)) {
                return;
            }
            names.add("\"" + one.asText() + "\"");
        }
        if (allowed.isArray()) {
            var message = "Unsupported value: " + value + ": supported values: " + String.join(", ", names);
            errors.add(new Cause("FieldValueNotSupported", message, path));
        }
    }

    private static void range(SchemaNode schema, BigDecimal value, String path, List<Cause> errors) {
        limit(schema, value, path, "minimum", "exclusiveMinimum", 1, "greater than", errors);
        limit(schema, value, path, "maximum", "exclusiveMaximum", -1, "less than", errors);
        var format = schema.json().path("format").asText();
        boolean tooWide = (format.equals("int32") && value.toBigInteger().bitLength() > 31)
                || (format.equals("int64") && value.toBigInteger().bitLength() > 63);
        if (tooWide) {
            errors.add(FieldCauses.invalid(
                    path,
                    value.toPlainString(),
                    path + " in body must be of type " + format + ": \"" + value.toPlainString() + "\""));
        }
    }

    private static void limit(
            SchemaNode schema,
            BigDecimal value,
            String path,
            String name,
            String exclusive,
            int sign,
            String words,
            List<Cause> errors) {
        var bound = schema.json().path(name);
        if (!bound.isNumber()) {
            return;
        }
        int compared = sign * value.compareTo(bound.decimalValue());
        boolean strict = schema.flag(exclusive);
        if (compared < 0 || (strict && compared == 0)) {
            var limit = bound.decimalValue().stripTrailingZeros().toPlainString();
            var detail = path + " in body should be " + words + (strict ? " " : " or equal to ") + limit;
            errors.add(FieldCauses.invalid(path, value.toPlainString(), detail));
        }
    }

    private static void sized(
            SchemaNode schema,
            int size,
            String min,
            String max,
            String unit,
            String path,
            String shown,
            List<Cause> errors) {
        var least = schema.json().path(min);
        var most = schema.json().path(max);
        if (least.isNumber() && size < least.asInt()) {
            var detail = path + " in body should " + (unit.equals("chars long") ? "be" : "have") + " at least "
                    + least.asInt() + " " + unit;
            errors.add(FieldCauses.invalid(path, shown, detail));
        }
        if (most.isNumber() && size > most.asInt()) {
            var words = unit.equals("chars long")
                    ? "may not be more than " + most.asInt() + " bytes"
                    : "must have at most " + most.asInt() + " " + unit;
            boolean text = unit.equals("chars long");
            errors.add(new Cause(
                    text ? "FieldValueTooLong" : "FieldValueTooMany",
                    text ? "Too long: " + words : "Too many: " + size + ": " + words,
                    path));
        }
    }

    private static void text(SchemaNode schema, JsonNode value, String path, List<Cause> errors) {
        schema.pattern().ifPresent(pattern -> {
            if (!pattern.matcher(value.asText()).find()) {
                var detail = path + " in body should match '" + pattern + "'";
                errors.add(FieldCauses.invalid(path, value.toString(), detail));
            }
        });
        var format = schema.json().path("format").asText();
        if (!schema.intOrString() && !TextFormats.matches(format, value.asText())) {
            var detail = path + " in body must be of type " + format + ": " + value;
            errors.add(FieldCauses.invalid(path, value.toString(), detail));
        }
    }
}
