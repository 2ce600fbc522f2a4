package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The least loaded node that fits: room for a pod, node selector, taints, free host ports, and bound volume claims. */
final class SchedulingPolicy {
    private static final Comparator<Candidate> LEAST_LOADED = Comparator.comparingInt(Candidate::pods)
            .thenComparing(candidate -> candidate.node().name());

    private SchedulingPolicy() {}

    static boolean isWanted(Pod pod) {
        PodSpec spec = pod.getSpec();
        String scheduler = spec.getSchedulerName();
        return (spec.getNodeName() == null || spec.getNodeName().isEmpty())
                && pod.getMetadata().getDeletionTimestamp() == null
                && (scheduler == null || scheduler.equals("default-scheduler"))
                && spec.getSchedulingGates().isEmpty();
    }

    /** {@code claims} finds a claim of the pod's namespace by its name. */
    static SchedulingDecision decide(
            Pod pod, Collection<Candidate> candidates, Function<String, Optional<PersistentVolumeClaim>> claims) {
        Optional<String> volumeTrouble = volumeTrouble(pod, claims);
        if (volumeTrouble.isPresent()) {
            return new SchedulingDecision.Unschedulable(unavailable(candidates.size()) + volumeTrouble.get() + ".");
        }
        Set<String> ports = hostPorts(pod);
        return candidates.stream()
                .filter(candidate -> misfit(pod, ports, candidate).isEmpty())
                .min(LEAST_LOADED)
                .<SchedulingDecision>map(candidate ->
                        new SchedulingDecision.Bind(candidate.node().name()))
                .orElseGet(() -> new SchedulingDecision.Unschedulable(why(pod, ports, candidates)));
    }

    static Set<String> hostPorts(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .filter(port -> port.getHostPort() != null && port.getHostPort() > 0)
                .map(port -> Optional.ofNullable(port.getProtocol()).orElse("TCP") + "/" + port.getHostPort())
                .collect(Collectors.toSet());
    }

    static List<String> claimNames(Pod pod) {
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getPersistentVolumeClaim() != null)
                .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
                .toList();
    }

    private static Optional<String> volumeTrouble(Pod pod, Function<String, Optional<PersistentVolumeClaim>> claims) {
        return claimNames(pod).stream()
                .flatMap(name -> claims.apply(name)
                        .map(claim -> isBound(claim)
                                ? Stream.<String>empty()
                                : Stream.of("pod has unbound immediate PersistentVolumeClaims"))
                        .orElseGet(() -> Stream.of("persistentvolumeclaim \"" + name + "\" not found")))
                .findFirst();
    }

    private static boolean isBound(PersistentVolumeClaim claim) {
        return claim.getStatus() != null && "Bound".equals(claim.getStatus().getPhase());
    }

    private static Optional<String> misfit(Pod pod, Set<String> ports, Candidate candidate) {
        NodeState node = candidate.node();
        if (node.down()) {
            return Optional.of("node(s) were not ready");
        }
        if (node.unschedulable()) {
            return Optional.of("node(s) were unschedulable");
        }
        if (!selectorMatches(pod, node)) {
            return Optional.of("node(s) didn't match Pod's node affinity/selector");
        }
        if (!tolerates(pod.getSpec().getTolerations(), node.taints())) {
            return Optional.of("node(s) had untolerated taint(s)");
        }
        if (candidate.pods() >= node.podCapacity()) {
            return Optional.of("Too many pods");
        }
        return ports.stream().anyMatch(candidate.hostPorts()::contains)
                ? Optional.of("node(s) didn't have free ports for the requested pod ports")
                : Optional.empty();
    }

    private static boolean selectorMatches(Pod pod, NodeState node) {
        Map<String, String> selector = pod.getSpec().getNodeSelector();
        return selector == null || node.labels().entrySet().containsAll(selector.entrySet());
    }

    private static boolean tolerates(List<Toleration> tolerations, List<Taint> taints) {
        return taints.stream()
                .filter(taint -> !"PreferNoSchedule".equals(taint.getEffect()))
                .allMatch(taint -> tolerations.stream().anyMatch(toleration -> tolerates(toleration, taint)));
    }

    private static boolean tolerates(Toleration toleration, Taint taint) {
        boolean effect =
                isEmpty(toleration.getEffect()) || toleration.getEffect().equals(taint.getEffect());
        boolean key = isEmpty(toleration.getKey()) || toleration.getKey().equals(taint.getKey());
        boolean value = "Exists".equals(toleration.getOperator())
                || Optional.ofNullable(toleration.getValue())
                        .orElse("")
                        .equals(Optional.ofNullable(taint.getValue()).orElse(""));
        return effect && key && value;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static String why(Pod pod, Set<String> ports, Collection<Candidate> candidates) {
        return unavailable(candidates.size())
                + candidates.stream()
                        .flatMap(candidate -> misfit(pod, ports, candidate).stream())
                        .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(reason -> reason.getValue() + " " + reason.getKey())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String unavailable(int nodes) {
        return "0/" + nodes + " nodes are available: ";
    }
}
