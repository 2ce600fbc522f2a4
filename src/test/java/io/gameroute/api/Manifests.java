package io.gameroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of {@code manifests/<kind>/<field>/{valid,invalid}-<case>.yaml}: one document to create, or two, to create and then to update.
 * An invalid one begins with {@code # expect: } and a part of the message of the API server.
 */
record Manifests(Path file, String text) {
    private static final Path ROOT = Path.of("src", "test", "resources", "manifests");
    private static final String EXPECT = "# expect: ";

    static List<Manifests> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Manifests::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifests read(Path file) {
        try {
            return new Manifests(ROOT.relativize(file), Files.readString(ROOT.resolve(ROOT.relativize(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isValid() {
        return file.getFileName().toString().startsWith("valid-");
    }

    /** What the refusal must say. */
    String expectation() {
        var first = text.lines().findFirst().orElse("");
        if (!first.startsWith(EXPECT)) {
            throw new IllegalStateException(file + " must begin with \"" + EXPECT + "\" and a part of the message");
        }
        return first.substring(EXPECT.length());
    }

    List<JsonNode> documents() {
        return Stream.of(text.split("(?m)^---\\s*$"))
                .map(document -> Serialization.unmarshal(document, JsonNode.class))
                .toList();
    }
}
