package io.gameroute.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {
    private static List<String> names(String text) {
        return ManifestReader.objects("a.yaml", text).stream()
                .map(object -> object.at("/metadata/name").asText())
                .toList();
    }

    @Test
    void severalDocumentsAreSeveralObjectsAndEmptyOnesAreNone() {
        assertThat(names("---\nkind: A\nmetadata: {name: a}\n---\n---\nkind: B\nmetadata: {name: b}\n"))
                .containsExactly("a", "b");
    }

    @Test
    void aListIsItsItems() {
        assertThat(names("{kind: List, items: [{kind: A, metadata: {name: a}}, {kind: B, metadata: {name: b}}]}"))
                .containsExactly("a", "b");
    }

    @Test
    void jsonIsYaml() {
        assertThat(names("{\"kind\": \"A\", \"metadata\": {\"name\": \"a\"}}")).containsExactly("a");
    }

    @Test
    void aDashIsTheStandardInput() {
        InputStream input = new ByteArrayInputStream("kind: A\nmetadata: {name: a}".getBytes(StandardCharsets.UTF_8));

        assertThat(ManifestReader.read(List.of("-"), input)).hasSize(1);
    }

    @Test
    void whatIsWrongIsSaidWithTheFile() {
        assertThatThrownBy(() -> names("a: ["))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("-f a.yaml is not YAML");
        assertThatThrownBy(() -> names("kind: A"))
                .hasMessage("-f a.yaml has a document without a kind or a metadata.name");
        assertThatThrownBy(() -> ManifestReader.read(List.of("/nowhere"), InputStream.nullInputStream()))
                .hasMessage("-f /nowhere cannot be read");
    }
}
