package io.gameroute.reconcile.gameserverset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.gameroute.api.Annotations;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.pod.Ownership;
import io.gameroute.pod.PodState;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.Revisions;
import io.gameroute.pod.TemplateRevision;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.Action.PatchType;
import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.ResourceKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the templates that a set has and had as ControllerRevisions (KR-10). A template is recorded before any pod is made from it: a pod whose
 * template nobody knows any more could not be updated in place.
 */
final class RevisionPolicy {
    /** How many revisions that no pod has are kept for a way back, where the set does not say. */
    static final int HISTORY = 10;

    /** Of the set, and of no use to a reader of its history. */
    private static final Set<String> NOT_COPIED = Set.of(
            Annotations.INTENT,
            Annotations.RESERVE_IDS,
            Annotations.WAY_BACK,
            "kubectl.kubernetes.io/last-applied-configuration");

    private RevisionPolicy() {}

    /**
     * The newest template, unless it is recorded already with the highest number; nothing else may be done before it is. What looks like a way
     * back may be an old view of the set, after a change of the leader: so it is first said on the set, by a write on the version that was seen.
     */
    static List<Action> unrecorded(GameServerSetSnapshot snapshot) {
        Optional<PodTemplate> template = snapshot.template();
        if (template.isEmpty()) {
            return List.of();
        }
        Optional<TemplateRevision> known =
                snapshot.revisions().named(template.get().revision());
        if (known.isPresent()) {
            return wayBack(snapshot, known.get());
        }
        ControllerRevision revision =
                revision(snapshot.set(), template.get(), snapshot.revisions().nextNumber());
        return List.of(new Action.Create(ResourceKind.CONTROLLER_REVISION, revision, List.of(), "record the template"));
    }

    private static List<Action> wayBack(GameServerSetSnapshot snapshot, TemplateRevision newest) {
        long next = snapshot.revisions().nextNumber();
        if (newest.number() == next - 1) {
            return List.of();
        }
        String back = newest.name() + " " + next;
        Map<String, String> annotations = snapshot.set().getMetadata().getAnnotations();
        if (annotations == null || !back.equals(annotations.get(Annotations.WAY_BACK))) {
            return List.of(
                    Patches.annotate(snapshot.set(), Annotations.WAY_BACK, back, "go back to a former template"));
        }
        return List.of(patch(newest, JsonNodeFactory.instance.objectNode().put("revision", next)));
    }

    private static ControllerRevision revision(GameServerSet set, PodTemplate template, long number) {
        String name = template.revision();
        Map<String, String> labels = new TreeMap<>(template.labels());
        labels.put(Labels.REVISION_HASH, name.substring(name.lastIndexOf('-') + 1));
        ControllerRevision revision = new ControllerRevision();
        revision.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(set.getMetadata().getNamespace())
                .withLabels(labels)
                .withAnnotations(annotations(set))
                .withOwnerReferences(Ownership.bySet(set))
                .build());
        revision.setData(template.content().data());
        revision.setRevision(number);
        return revision;
    }

    private static Map<String, String> annotations(GameServerSet set) {
        Map<String, String> annotations = new TreeMap<>();
        if (set.getMetadata().getAnnotations() != null) {
            annotations.putAll(set.getMetadata().getAnnotations());
        }
        annotations.keySet().removeAll(NOT_COPIED);
        return annotations;
    }

    /** What nobody owns is taken over; what is old goes. */
    static List<Action> upkeep(GameServerSetSnapshot snapshot, String current) {
        List<Action> actions = new ArrayList<>();
        Revisions revisions = snapshot.revisions();
        String newest = snapshot.template().map(PodTemplate::revision).orElse("");
        for (TemplateRevision revision : revisions.own()) {
            if (Ownership.controllerUid(revision.object()) == null) {
                ObjectNode body = JsonNodeFactory.instance.objectNode();
                body.putObject("metadata").set("ownerReferences", Ownership.patch(Ownership.bySet(snapshot.set())));
                actions.add(patch(revision, body));
            }
        }
        outdated(snapshot, List.of(newest, current)).forEach(old -> actions.add(delete(old)));
        return actions;
    }

    private static Action patch(TemplateRevision revision, ObjectNode body) {
        return new Action.Patch(
                ObjectRef.of(ResourceKind.CONTROLLER_REVISION, revision.object()),
                PatchType.STRATEGIC,
                "",
                body,
                Optional.of(revision.object().getMetadata().getResourceVersion()),
                "bring the revision up to date");
    }

    private static Action delete(TemplateRevision revision) {
        return new Action.Delete(
                ObjectRef.of(ResourceKind.CONTROLLER_REVISION, revision.object()),
                Optional.of(revision.object().getMetadata().getResourceVersion()),
                "older than the history that is kept");
    }

    private static List<TemplateRevision> outdated(GameServerSetSnapshot snapshot, List<String> inUse) {
        Integer limit = snapshot.set().getSpec().revisionHistoryLimit();
        int kept = limit == null ? HISTORY : Math.max(0, limit);
        if (snapshot.revisions().own().size() <= kept) {
            return List.of();
        }
        Set<String> live = new HashSet<>(inUse);
        snapshot.members().values().forEach(member -> {
            if (member.pod() != null) {
                String revision = PodState.label(member.pod(), Labels.REVISION);
                live.add(revision == null ? "" : revision);
            }
        });
        List<TemplateRevision> history = snapshot.revisions().own().stream()
                .filter(revision -> !live.contains(revision.name()))
                .toList();
        return history.subList(0, Math.max(0, history.size() - kept));
    }
}
