package io.gameroute.sinks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A route file with its line numbers, as far as rules need it. Pure. */
final class RouteOutline {
    private static final Set<String> ENDPOINT_KEYS =
            Set.of("uri", "to", "toD", "from", "wireTap", "enrich", "pollEnrich", "poll", "deadLetterUri");

    /** A text of the file and the line where it is. */
    record Mark(String text, int line) {}

    private final List<Mark> kinds = new ArrayList<>();
    private final List<Mark> routeIds = new ArrayList<>();
    private final List<Mark> endpoints = new ArrayList<>();
    private final List<Mark> steps = new ArrayList<>();
    private final List<Mark> texts = new ArrayList<>();

    private RouteOutline() {}

    /** @throws RouteSyntaxException for what is no YAML or no list */
    static RouteOutline of(String text) throws RouteSyntaxException {
        RouteOutline outline = new RouteOutline();
        if (!(tree(text) instanceof SequenceNode list)) {
            throw new RouteSyntaxException(1, "a list is needed, such as \"- route:\"");
        }
        for (Node item : list.getValue()) {
            outline.item(item);
        }
        return outline;
    }

    private static Node tree(String text) throws RouteSyntaxException {
        try {
            return new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .orElseThrow(() -> new RouteSyntaxException(1, "the file is empty"));
        } catch (MarkedYamlEngineException syntax) {
            int line = syntax.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new RouteSyntaxException(line, "not valid YAML: " + syntax.getProblem());
        } catch (YamlEngineException syntax) {
            throw new RouteSyntaxException(1, "not valid YAML: " + syntax.getMessage());
        }
    }

    private void item(Node item) throws RouteSyntaxException {
        if (!(item instanceof MappingNode mapping)) {
            throw new RouteSyntaxException(line(item), "a route is needed, such as \"- route:\"");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Mark kind = mark(tuple.getKeyNode());
            kinds.add(kind);
            if (kind.text().equals("route") && tuple.getValueNode() instanceof MappingNode route) {
                route.getValue().stream()
                        .filter(entry -> mark(entry.getKeyNode()).text().equals("id"))
                        .forEach(entry -> routeIds.add(mark(entry.getValueNode())));
            }
        }
        walk(mapping);
    }

    private void walk(Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::walk);
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::walk);
        } else {
            texts.add(mark(node));
        }
    }

    private void walk(NodeTuple tuple) {
        Mark key = mark(tuple.getKeyNode());
        if (key.text().equals("parameters") || key.text().equals("properties")) {
            texts(tuple.getValueNode());
            return;
        }
        steps.add(key);
        if (ENDPOINT_KEYS.contains(key.text()) && tuple.getValueNode() instanceof ScalarNode) {
            endpoints.add(mark(tuple.getValueNode()));
        }
        walk(tuple.getValueNode());
    }

    /** Values that belong to somebody else: their keys are no steps. */
    private void texts(Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::texts);
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> texts(tuple.getValueNode()));
        } else {
            texts.add(mark(node));
        }
    }

    private static Mark mark(Node node) {
        return new Mark(node instanceof ScalarNode scalar ? scalar.getValue() : "", line(node));
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** What the items of the list are, such as {@code route}. */
    List<Mark> kinds() {
        return kinds;
    }

    List<Mark> routeIds() {
        return routeIds;
    }

    List<Mark> endpoints() {
        return endpoints;
    }

    /** Every key, except those of parameters. */
    List<Mark> steps() {
        return steps;
    }

    List<Mark> texts() {
        return texts;
    }
}
