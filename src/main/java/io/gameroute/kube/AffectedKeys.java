package io.gameroute.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.Annotations;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.GameServerSetSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is to be looked at again because something else changed. The watching routes ask, each with the object that changed. */
public final class AffectedKeys {
    private final ObjectLookup<Pod> pods;

    public AffectedKeys(ObjectLookup<Pod> pods) {
        this.pods = pods;
    }

    /** The set that the object's label names, and the one that it named before: it has lost a server, a claim or a template. */
    public List<String> set(HasMetadata object, @Nullable HasMetadata before) {
        Stream<String> lost = before == null ? Stream.empty() : CacheIndexes.setKeys(before).stream();
        return Stream.concat(CacheIndexes.setKeys(object).stream(), lost)
                .distinct()
                .toList();
    }

    /** The servers of a set whose template changed: they carry its metadata, its hooks and its reclaim policy. Scaling it changes none of them. */
    public List<String> serversOfSet(GameServerSet set, @Nullable GameServerSet before) {
        boolean isSame = before == null
                || (isSameForServers(set.getSpec(), before.getSpec())
                        && dryRun(set).equals(dryRun(before)));
        return isSame ? List.of() : keys(CacheIndexes.BY_SET, ObjectKey.of(set).toString());
    }

    /** While a set is held its servers get nothing from it. */
    private static String dryRun(GameServerSet set) {
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(Annotations.DRY_RUN, "");
    }

    private static boolean isSameForServers(GameServerSetSpec spec, GameServerSetSpec before) {
        return Objects.equals(spec.gameServerTemplate(), before.gameServerTemplate())
                && Objects.equals(spec.lifecycle(), before.lifecycle())
                && Objects.equals(spec.network(), before.network());
    }

    /** The servers on a node whose conditions changed; heartbeats change nothing. */
    public List<String> serversOnNode(Node node, @Nullable Node before) {
        return before != null && conditions(node).equals(conditions(before))
                ? List.of()
                : keys(CacheIndexes.BY_NODE, node.getMetadata().getName());
    }

    public List<String> serversMounting(PersistentVolumeClaim claim) {
        return keys(CacheIndexes.BY_CLAIM, ObjectKey.of(claim).toString());
    }

    /** The servers that mount the claim that a volume is bound to. */
    public List<String> serversOnVolume(PersistentVolume volume) {
        var claim = volume.getSpec() == null ? null : volume.getSpec().getClaimRef();
        return claim == null ? List.of() : keys(CacheIndexes.BY_CLAIM, claim.getNamespace() + "/" + claim.getName());
    }

    private List<String> keys(String index, String value) {
        return pods.all(index, value).stream()
                .map(pod -> ObjectKey.of(pod).toString())
                .toList();
    }

    private static Map<String, String> conditions(Node node) {
        return node.getStatus() == null
                ? Map.of()
                : node.getStatus().getConditions().stream()
                        .collect(Collectors.toMap(NodeCondition::getType, AffectedKeys::text, (a, b) -> b));
    }

    private static String text(NodeCondition condition) {
        Function<@Nullable String, String> orEmpty = value -> value == null ? "" : value;
        return condition.getStatus() + " " + orEmpty.apply(condition.getReason());
    }
}
