package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.ApiUnderTest.Reply;
import io.gameroute.dev.apiserver.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * A file of requests, one after the other, in a namespace {@code NS} of its own. {@code {N.path}} is a value of the Nth answer; {@code until}
 * repeats a request until it gets that code, {@code has} until the answer has that value; {@code only} compares these values, {@code without} leaves some out;
 * {@code owners} compares managed fields, too.
 */
record TwinCase(String name, JsonNode steps) {
    private static final Pattern REFERENCE = Pattern.compile("\\{(\\d+)\\.([\\w.]+)}");
    private static final Pattern UID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Set<String> VOLATILE = Set.of(
            "uid",
            "resourceVersion",
            "creationTimestamp",
            "deletionTimestamp",
            "continue",
            "lastTransitionTime",
            "clusterIP",
            "time",
            "nodePort");

    static TwinCase read(Path file) {
        try {
            String name = file.getFileName().toString().replace(".yaml", "");
            return new TwinCase(name, Json.parseYaml(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server said, without what differs from run to run. */
    List<String> run(ApiUnderTest api, String namespace) {
        String object = "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + namespace + "\"}}";
        api.call("POST", "/api/v1/namespaces", "application/json", "application/json", object);
        List<JsonNode> answers = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (JsonNode step : steps) {
            JsonNode filled = filled(step, namespace, answers);
            Reply reply = reply(api, filled);
            answers.add(reply.body());
            said.add(Json.text(step, "do") + "\n" + shown(filled, reply, namespace));
        }
        api.call("DELETE", "/api/v1/namespaces/" + namespace, "application/json", "application/json", "");
        return said;
    }

    private static Reply reply(ApiUnderTest api, JsonNode step) {
        int until = step.path("until").asInt();
        AtomicReference<Reply> last = new AtomicReference<>(send(api, step));
        String has = Json.text(step, "has");
        Predicate<Reply> awaited = has.isEmpty()
                ? answer -> until == 0 || answer.code() == until
                : answer -> !at(answer.body(), has).isMissingNode();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            if (!awaited.test(last.get())) {
                last.set(send(api, step));
            }
            return awaited.test(last.get());
        });
        return last.get();
    }

    private static Reply send(ApiUnderTest api, JsonNode step) {
        String[] what = Json.text(step, "do").split(" ", 2);
        return api.call(
                what[0],
                what[1],
                step.path("type").asText("application/json"),
                step.path("accept").asText("application/json"),
                step.has("body") ? step.path("body").toString() : "");
    }

    private static JsonNode filled(JsonNode step, String namespace, List<JsonNode> answers) {
        String text = step.toString().replace("NS", namespace);
        Matcher matcher = REFERENCE.matcher(text);
        String filled = matcher.replaceAll(
                found -> Matcher.quoteReplacement(at(answers.get(Integer.parseInt(found.group(1))), found.group(2))
                        .asText()));
        try {
            return Json.parse(filled.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(JsonNode step, Reply reply, String namespace) {
        ObjectNode shown = Json.object();
        JsonNode body = normal("", reply.body(), namespace, step.path("owners").asBoolean());
        for (JsonNode path : step.path("without")) {
            List<String> names = new ArrayList<>(List.of(path.asText().split("\\.")));
            String last = names.remove(names.size() - 1);
            if (Json.at(body, names.toArray(String[]::new)) instanceof ObjectNode parent) {
                parent.remove(last);
            }
        }
        if (step.has("only")) {
            step.path("only")
                    .forEach(path -> shown.set(
                            path.asText(),
                            path.asText().equals("code")
                                    ? Json.object().put("code", reply.code())
                                    : at(body, path.asText())));
        } else {
            shown.put("code", reply.code()).set("body", body);
        }
        return sorted(shown).toPrettyString();
    }

    private static JsonNode at(JsonNode node, String path) {
        JsonNode at = node;
        for (String name : path.split("\\.")) {
            at = at.isArray() ? at.path(Integer.parseInt(name)) : at.path(name);
        }
        return at;
    }

    private static JsonNode normal(String name, JsonNode node, String namespace, boolean owners) {
        if (node.isArray()) {
            ArrayNode list = Json.array();
            node.forEach(item ->
                    list.add(name.equals("clusterIPs") ? placeholder(item) : normal("", item, namespace, owners)));
            return list;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(entry -> {
                if (owners || !entry.getKey().equals("managedFields")) {
                    copy.set(entry.getKey(), normal(entry.getKey(), entry.getValue(), namespace, owners));
                }
            });
            return copy;
        }
        if (VOLATILE.contains(name)) {
            return placeholder(node);
        }
        return node.isTextual()
                ? Json.object()
                        .textNode(UID.matcher(node.asText().replace(namespace, "NS"))
                                .replaceAll("UID"))
                : node;
    }

    private static JsonNode placeholder(JsonNode value) {
        boolean telling =
                value.isNull() || value.asText().isEmpty() || value.asText().equals("None");
        return telling ? value : Json.object().textNode("*");
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode sorted = Json.object();
            object.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> sorted.set(entry.getKey(), sorted(entry.getValue())));
            return sorted;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode sorted = Json.array();
            list.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return node;
    }
}
