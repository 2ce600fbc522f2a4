package io.gameroute.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads what kubectl takes with {@code -f}: YAML or JSON, several documents, lists of objects. */
final class ManifestReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STANDARD_INPUT = "-";

    private ManifestReader() {}

    static List<ObjectNode> read(List<String> files, InputStream standardInput) {
        List<ObjectNode> objects = new ArrayList<>();
        for (String file : files) {
            objects.addAll(objects(file, text(file, standardInput)));
        }
        return objects;
    }

    private static String text(String file, InputStream standardInput) {
        try {
            return file.equals(STANDARD_INPUT)
                    ? new String(standardInput.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UserException("-f " + file + " cannot be read", unreadable);
        }
    }

    static List<ObjectNode> objects(String file, String text) {
        List<ObjectNode> objects = new ArrayList<>();
        try {
            for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
                JsonNode tree = JSON.valueToTree(document);
                if (!tree.isNull()) {
                    collect(file, tree, objects);
                }
            }
        } catch (YamlEngineException malformed) {
            throw new UserException("-f " + file + " is not YAML: " + UserException.cause(malformed), malformed);
        }
        return objects;
    }

    private static void collect(String file, JsonNode document, List<ObjectNode> into) {
        if (document.path("kind").asText().equals("List")) {
            document.path("items").forEach(item -> collect(file, item, into));
        } else if (document instanceof ObjectNode object
                && object.path("kind").isTextual()
                && object.path("metadata").path("name").isTextual()) {
            into.add(object);
        } else {
            throw new UserException("-f " + file + " has a document without a kind or a metadata.name");
        }
    }
}
