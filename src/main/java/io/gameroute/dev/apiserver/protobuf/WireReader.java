package io.gameroute.dev.apiserver.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes a message's bytes apart. */
final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private int at;

    WireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One field: its number, and its value, which is a number or bytes. */
    static final class Value {
        private final int field;
        private final long number;
        private final byte[] content;

        private Value(int field, long number, byte[] content) {
            this.field = field;
            this.number = number;
            this.content = content;
        }

        int field() {
            return field;
        }

        long number() {
            return number;
        }

        byte[] content() {
            return content;
        }

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    boolean hasNext() {
        return at < bytes.length;
    }

    Value next() {
        long tag = varint();
        int field = (int) (tag >>> 3);
        return switch ((int) (tag & 7)) {
            case VARINT -> new Value(field, varint(), new byte[0]);
            case BYTES -> new Value(field, 0, take(Math.toIntExact(varint())));
            case FIXED_64 -> new Value(field, 0, take(8));
            case FIXED_32 -> new Value(field, 0, take(4));
            default -> throw new IllegalArgumentException("unknown wire type of field " + field);
        };
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = take(1)[0];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }

    private byte[] take(int count) {
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalArgumentException("the message ends too early");
        }
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }
}
