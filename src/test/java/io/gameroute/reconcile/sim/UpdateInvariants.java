package io.gameroute.reconcile.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodState;
import io.gameroute.pod.ServerName;
import io.gameroute.pod.UpdateMark;
import io.gameroute.reconcile.ResourceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold whenever a write of ours takes a server out of service for an update, judged by the API server's truth: so many others are in
 * service that maxUnavailable is kept, and so many others stay at their template that the partition is kept.
 */
final class UpdateInvariants implements FaultyWriter.Witness {
    private final SimulatedCluster cluster;

    UpdateInvariants(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void before(FaultyWriter.Write write) {
        Stored pod = write.kind() == ResourceKind.POD ? cluster.api.get(ResourceKind.POD, write.key()) : null;
        if (pod == null || !isUpToDate(write, pod) || !takesOut(write, pod) || !isInService(pod)) {
            return;
        }
        GameServerSet set = cluster.set();
        JsonNode rolling = cluster.stored(ResourceKind.GAME_SERVER_SET, ObjectKey.of(set))
                .json
                .at("/spec/updateStrategy/rollingUpdate");
        OrdinalSet wanted = Intent.recordedOn(set).orElseThrow().ordinals();
        List<Stored> pods = cluster.api.all(ResourceKind.POD).stream()
                .filter(other -> wanted.contains(ordinal(other)))
                .toList();
        long inService = pods.stream().filter(this::isInService).count();
        assertThat(wanted.size() - inService)
                .as("out of service when %s", write)
                .isLessThan(rolling.path("maxUnavailable").asInt(1));
        if (!isForItsOwnRevision(write, pod)) {
            String newest = newest();
            long staying = pods.stream().filter(other -> stays(other, newest)).count();
            assertThat(staying)
                    .as("at a former template when %s", write)
                    .isGreaterThan(rolling.path("partition").asInt(0));
        }
    }

    /** At a former template, and nothing has begun that takes it away from there. */
    private static boolean stays(Stored pod, @Nullable String newest) {
        String phase = pod.json.path("status").path("phase").asText();
        return !pod.label(Labels.REVISION).equals(newest)
                && !pod.isTerminating()
                && !phase.equals("Failed")
                && !UpdateMark.isOn((Pod) pod.typed());
    }

    private static boolean isUpToDate(FaultyWriter.Write write, Stored pod) {
        String version = write.body().at("/metadata/resourceVersion").asText(pod.version());
        String uid = write.verb().equals("delete")
                ? write.body().path("uid").asText()
                : write.body().at("/metadata/uid").asText();
        return pod.uid().equals(uid) && pod.version().equals(version);
    }

    /** Of a server that is intended; who is chosen to go is another matter. */
    private boolean takesOut(FaultyWriter.Write write, Stored pod) {
        Stored server = cluster.api.get(ResourceKind.GAME_SERVER, pod.key);
        boolean isChosen = server != null && server.label(Labels.DELETING).equals("true");
        boolean isReplaced = !pod.label(Labels.SPECIFIED_DELETE).isEmpty();
        return !isChosen && !isReplaced && intends(pod) && (write.verb().equals("delete") || marks(write));
    }

    private boolean intends(Stored pod) {
        return Intent.recordedOn(cluster.set())
                .filter(intent -> intent.ordinals().contains(ordinal(pod)))
                .isPresent();
    }

    private static boolean marks(FaultyWriter.Write write) {
        return write.body().toString().contains("StartInPlaceUpdate")
                || write.body()
                        .at("/metadata/labels")
                        .path(Labels.LIFECYCLE_STATE)
                        .asText()
                        .equals("PreparingUpdate");
    }

    private static boolean isForItsOwnRevision(FaultyWriter.Write write, Stored pod) {
        return write.body().toString().contains("\"message\":\"" + pod.label(Labels.REVISION) + "\"");
    }

    private @Nullable String newest() {
        Stored newest = null;
        for (Stored revision : cluster.api.all(ResourceKind.CONTROLLER_REVISION)) {
            if (newest == null
                    || revision.json.path("revision").asLong()
                            > newest.json.path("revision").asLong()) {
                newest = revision;
            }
        }
        return newest == null ? null : newest.key.name();
    }

    private boolean isInService(Stored stored) {
        Pod pod = (Pod) stored.typed();
        return PodState.isAvailable(pod, 0, cluster.clock.instant()) && !UpdateMark.isOn(pod);
    }

    private static int ordinal(Stored pod) {
        return ServerName.ordinal(SimulatedCluster.SET, pod.key.name()).orElse(-1);
    }
}
