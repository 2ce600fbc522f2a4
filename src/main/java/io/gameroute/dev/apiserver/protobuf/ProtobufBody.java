package io.gameroute.dev.apiserver.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.protobuf.MessageTypes.Field;
import io.gameroute.dev.apiserver.protobuf.WireReader.Value;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an object in Kubernetes' binary form: four magic bytes, an envelope with the kind, the object. */
public final class ProtobufBody {
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private ProtobufBody() {}

    /** Empty for a kind that is not known here. Throws {@link IllegalArgumentException} for what is no such message. */
    public static Optional<ObjectNode> read(byte[] body) {
        if (body.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(body, MAGIC.length))) {
            throw new IllegalArgumentException("the body does not begin as a Kubernetes object in protobuf does");
        }
        ObjectNode object = Json.object();
        byte[] raw = new byte[0];
        WireReader envelope = new WireReader(Arrays.copyOfRange(body, MAGIC.length, body.length));
        while (envelope.hasNext()) {
            Value value = envelope.next();
            if (value.field() == 1) {
                type(object, value);
            } else if (value.field() == 2) {
                raw = value.content();
            }
        }
        byte[] content = raw;
        return MessageTypes.of(Json.text(object, "kind")).map(fields -> message(object, fields, content));
    }

    private static void type(ObjectNode object, Value value) {
        WireReader reader = new WireReader(value.content());
        while (reader.hasNext()) {
            Value part = reader.next();
            object.put(part.field() == 1 ? "apiVersion" : "kind", part.text());
        }
    }

    private static ObjectNode message(ObjectNode into, Map<Integer, Field> fields, byte[] content) {
        WireReader reader = new WireReader(content);
        while (reader.hasNext()) {
            Value value = reader.next();
            Field field = fields.get(value.field());
            if (field != null) {
                put(into, field, value);
            }
        }
        return into;
    }

    private static void put(ObjectNode into, Field field, Value value) {
        switch (field.kind()) {
            case TEXTS_BY_NAME -> entry(into, field, value, false);
            case BYTES_BY_NAME -> entry(into, field, value, true);
            default -> {
                JsonNode node = node(field, value);
                if (node != null && field.repeated()) {
                    into.withArray(field.name()).add(node);
                } else if (node != null) {
                    into.set(field.name(), node);
                }
            }
        }
    }

    private static @Nullable JsonNode node(Field field, Value value) {
        return switch (field.kind()) {
            case TEXT -> value.content().length == 0 ? null : TextNode.valueOf(value.text());
            case NUMBER -> value.number() == 0 ? null : number(value.number());
            case OPTIONAL_NUMBER -> number(value.number());
            case FLAG -> value.number() == 0 ? null : Json.object().booleanNode(true);
            case OPTIONAL_FLAG -> Json.object().booleanNode(value.number() != 0);
            case TIME -> time(value);
            case INT_OR_TEXT -> intOrText(value);
            default ->
                MessageTypes.of(field.message())
                        .map(fields -> message(Json.object(), fields, value.content()))
                        .orElse(null);
        };
    }

    private static void entry(ObjectNode into, Field field, Value value, boolean encoded) {
        WireReader reader = new WireReader(value.content());
        String name = "";
        byte[] content = new byte[0];
        String text = "";
        while (reader.hasNext()) {
            Value part = reader.next();
            if (part.field() == 1) {
                name = part.text();
            } else {
                content = part.content();
                text = part.text();
            }
        }
        Json.objectAt(into, field.name())
                .put(name, encoded ? Base64.getEncoder().encodeToString(content) : text);
    }

    private static JsonNode number(long value) {
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    private static @Nullable JsonNode time(Value value) {
        WireReader reader = new WireReader(value.content());
        long seconds = 0;
        while (reader.hasNext()) {
            Value part = reader.next();
            seconds = part.field() == 1 ? part.number() : seconds;
        }
        return seconds == 0 ? null : TextNode.valueOf(Json.time(Instant.ofEpochSecond(seconds)));
    }

    private static @Nullable JsonNode intOrText(Value value) {
        WireReader reader = new WireReader(value.content());
        boolean text = false;
        long number = 0;
        String string = "";
        while (reader.hasNext()) {
            Value part = reader.next();
            switch (part.field()) {
                case 1 -> text = part.number() == 1;
                case 2 -> number = part.number();
                default -> string = part.text();
            }
        }
        if (text) {
            return TextNode.valueOf(string);
        }
        return number == 0 ? null : number(number);
    }
}
