package io.gameroute.dev.apiserver.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProtobufBodyTest {
    @Test
    void aConfigMapIsReadWithItsNameAndData() {
        byte[] metadata = message(field(1, text("a")), field(11, message(field(1, text("app")), field(2, text("x")))));
        byte[] data = message(field(1, text("key")), field(2, text("value")));

        assertThat(ProtobufBody.read(body("v1", "ConfigMap", message(field(1, metadata), field(2, data)))))
                .hasValueSatisfying(map -> assertThat(map).hasToString("""
                                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","labels":{"app":"x"}},"data":{"key":"value"}}\
                                """));
    }

    @Test
    void zeroIsKeptWhereItMeansSomething() {
        byte[] options = message(new byte[] {1 << 3, 0});

        assertThat(ProtobufBody.read(body("v1", "DeleteOptions", options)))
                .hasValueSatisfying(read ->
                        assertThat(read.path("gracePeriodSeconds").isNumber()).isTrue());
    }

    @Test
    void anUnknownKindIsNotReadAtAll() {
        assertThat(ProtobufBody.read(body("v1", "Unheard", new byte[0]))).isEmpty();
    }

    @Test
    void whatIsCutOffIsRefused() {
        byte[] whole = body("v1", "ConfigMap", message(field(1, message(field(1, text("name"))))));
        byte[] cut = Arrays.copyOf(whole, whole.length - 2);

        assertThatThrownBy(() -> ProtobufBody.read(cut)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProtobufBody.read(text("{}"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] body(String apiVersion, String kind, byte[] object) {
        byte[] type = message(field(1, text(apiVersion)), field(2, text(kind)));
        return message(new byte[] {'k', '8', 's', 0}, field(1, type), field(2, object));
    }

    private static byte[] field(int number, byte[] content) {
        return message(new byte[] {(byte) (number << 3 | 2), (byte) content.length}, content);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] message(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
