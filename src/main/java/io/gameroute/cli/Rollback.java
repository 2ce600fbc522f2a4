package io.gameroute.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.NetworkSpec;
import io.gameroute.pod.FormerTemplate;
import io.gameroute.pod.InvalidTemplateException;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.Revisions;
import io.gameroute.pod.TemplateContent;
import io.gameroute.pod.TemplateRevision;
import java.util.Optional;

/**
 * The way back to a former template: which one, and the JSON patch that says it in the set, on the version of the set that was read.
 *
 * @param current the name of the revision that the set asks for today; empty when its template cannot become a pod
 */
record Rollback(GameServerSet set, Revisions revisions, String current) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TEMPLATE = "/spec/gameServerTemplate";

    static Rollback of(GameServerSet set, Revisions revisions) {
        String current;
        try {
            current = revisions
                    .resolve(set.getMetadata().getName(), PodTemplate.of(set))
                    .revision();
        } catch (InvalidTemplateException invalid) {
            current = "";
        }
        return new Rollback(set, revisions, current);
    }

    /** @param number of the revision; 0 for the one before today's, as kubectl has it */
    Optional<TemplateRevision> target(long number) {
        if (number > 0) {
            return RolloutHistory.numbered(revisions, number);
        }
        return revisions.own().stream()
                .filter(revision -> !revision.name().equals(current))
                .reduce((earlier, later) -> later);
    }

    boolean isCurrent(TemplateRevision revision) {
        return revision.name().equals(current);
    }

    /** Without a network of the same type today, that of the revision is left out: a type cannot be changed. */
    JsonNode patch(TemplateContent content) {
        ArrayNode patch = JSON.arrayNode();
        operation(
                patch,
                "add",
                "/metadata/resourceVersion",
                JSON.textNode(set.getMetadata().getResourceVersion()));
        Optional<? extends JsonNode> metadata = FormerTemplate.metadata(content);
        if (metadata.isPresent()) {
            operation(patch, "add", TEMPLATE + "/metadata", metadata.get());
        } else if (set.getSpec().gameServerTemplate().metadata() != null) {
            operation(patch, "add", TEMPLATE + "/metadata", JSON.objectNode());
        }
        operation(patch, "add", TEMPLATE + "/spec", content.tree());
        if (hasTheNetworkOf(content)) {
            FormerTemplate.networkConf(content)
                    .ifPresent(conf -> operation(patch, "add", "/spec/network/networkConf", conf));
        }
        return patch;
    }

    boolean hasTheNetworkOf(TemplateContent content) {
        NetworkSpec network = set.getSpec().network();
        return FormerTemplate.networkType(content)
                .equals(Optional.ofNullable(network == null ? null : network.networkType()));
    }

    private static void operation(ArrayNode patch, String op, String path, JsonNode value) {
        patch.addObject().put("op", op).put("path", path).set("value", value);
    }
}
