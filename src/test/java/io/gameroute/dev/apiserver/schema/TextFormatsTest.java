package io.gameroute.dev.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatsTest {
    @ParameterizedTest
    @CsvSource({
        "ipv4, 10.0.0.1, true",
        "ipv4, 10.0.0.256, false",
        "ipv4, ::1, false",
        "ipv6, fe80::1, true",
        "ipv6, 10.0.0.1, false",
        "cidr, 10.0.0.0/8, true",
        "cidr, 10.0.0.0, false",
        "mac, 00:1b:44:11:3a:b7, true",
        "mac, 00:1b:44:11:3a, false",
        "email, a@example.com, true",
        "email, example.com, false",
        "hostname, a.example.com, true",
        "hostname, a..b, false",
        "uri, https://example.com/a, true",
        "uri, example, false",
        "byte, YWJj, true",
        "byte, a, false",
        "date, 2026-01-31, true",
        "date, 2026-02-31, false",
        "unheard-of, anything, true"
    })
    void a_text_has_its_format(String format, String text, boolean right) {
        assertThat(TextFormats.matches(format, text)).isEqualTo(right);
    }

    @Test
    void what_is_not_checked_is_told_with_its_place() {
        var schema = RuleFunctionsTest.read(
                "{type: object, properties: {spec: {type: object, properties: {book: {type: string, format: isbn}}}}}");

        assertThat(StructuralSchema.parse(schema).notes()).containsExactly("spec.book: the format isbn is not checked");
    }
}
