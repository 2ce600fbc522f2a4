package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scheduler and kubelets: looks at one pod at a time, decides, writes, and looks again. Everything here runs on the event loop. */
final class PodLoop {
    private static final Logger LOGGER = LoggerFactory.getLogger(PodLoop.class);
    private static final Duration RESCHEDULING = Duration.ofMillis(20);

    private final Delays delays;
    private final Clock clock;
    private final EventLoop loop;
    private final ApiWriter writer;
    private final PodRequests requests;
    private final KubeletPlanner planner;
    private final NodeLoads loads = new NodeLoads();
    private final PodAddresses addresses = new PodAddresses();
    private final Map<String, PodEntry> pods = new HashMap<>();
    private final Map<String, Set<Fault>> injected = new HashMap<>();
    private final Map<String, PersistentVolumeClaim> claims = new HashMap<>();
    private final ConfigReferences configs = new ConfigReferences();
    private final Set<String> unscheduled = new LinkedHashSet<>();
    private boolean rescheduling;

    PodLoop(Delays delays, Clock clock, EventLoop loop, ApiWriter writer, PodRequests requests) {
        this.delays = delays;
        this.clock = clock;
        this.loop = loop;
        this.writer = writer;
        this.requests = requests;
        this.planner = new KubeletPlanner(delays);
    }

    void podSeen(Pod pod) {
        PodEntry entry = pods.computeIfAbsent(pod.getMetadata().getUid(), uid -> new PodEntry(pod));
        entry.see(pod);
        if (isOver(pod)) {
            release(entry.uid());
        } else if (!entry.node().isEmpty()) {
            loads.assign(entry.uid(), entry.node(), SchedulingPolicy.hostPorts(pod));
        }
        PodAdoption.knownIp(pod).ifPresent(addresses::keep);
        look(entry);
    }

    void podGone(Pod pod) {
        PodEntry entry = pods.remove(pod.getMetadata().getUid());
        if (entry == null) {
            return;
        }
        entry.timer(null);
        entry.runtime().map(PodRuntime::podIp).ifPresent(addresses::giveBack);
        injected.remove(entry.uid());
        unscheduled.remove(entry.uid());
        release(entry.uid());
    }

    void nodeSeen(NodeState node) {
        boolean changed = !loads.find(node.name()).equals(Optional.of(node));
        loads.put(node);
        if (changed) {
            lookAtPodsOf(node.name());
            rescheduleSoon();
        }
    }

    void nodeGone(String node) {
        loads.remove(node);
    }

    void claimSeen(PersistentVolumeClaim claim) {
        claims.put(key(claim.getMetadata().getNamespace(), claim.getMetadata().getName()), claim);
        rescheduleSoon();
    }

    void claimGone(PersistentVolumeClaim claim) {
        claims.remove(
                key(claim.getMetadata().getNamespace(), claim.getMetadata().getName()));
    }

    void configSeen(ConfigMap config) {
        configs.seen(config).forEach(uid -> Optional.ofNullable(pods.get(uid)).ifPresent(this::look));
    }

    void configGone(ConfigMap config) {
        configs.gone(config);
    }

    List<PersistentVolumeClaim> claims() {
        return List.copyOf(claims.values());
    }

    /** Faults by Java come on top of the one by annotation. */
    void inject(String podUid, Consumer<Set<Fault>> change) {
        change.accept(injected.computeIfAbsent(podUid, uid -> EnumSet.noneOf(Fault.class)));
        Optional.ofNullable(pods.get(podUid)).ifPresent(this::look);
    }

    private void look(PodEntry entry) {
        if (entry.isBusy()) {
            return;
        }
        if (SchedulingPolicy.isWanted(entry.pod())) {
            schedule(entry);
        } else {
            loads.find(entry.node()).ifPresent(node -> runOn(node, entry));
        }
    }

    private void schedule(PodEntry entry) {
        unscheduled.remove(entry.uid());
        String namespace = entry.pod().getMetadata().getNamespace();
        SchedulingDecision decision = SchedulingPolicy.decide(
                entry.pod(), loads.candidates(), name -> Optional.ofNullable(claims.get(key(namespace, name))));
        if (decision instanceof SchedulingDecision.Bind bind) {
            bind(entry, bind.node());
        } else if (decision instanceof SchedulingDecision.Unschedulable unschedulable) {
            unscheduled.add(entry.uid());
            PodStatus status = PodStatusDecision.unschedulable(entry.pod(), unschedulable.message(), clock.instant());
            if (!PodStatusDecision.isShown(status, entry.pod().getStatus())) {
                report(entry, status);
            }
        }
    }

    private void bind(PodEntry entry, String node) {
        loads.assign(entry.uid(), node, SchedulingPolicy.hostPorts(entry.pod()));
        entry.beginWrite();
        writer.send(requests.bind(entry.pod(), node), answer -> {
            if (answer.isSuccess()) {
                entry.bound();
                look(entry);
            } else {
                release(entry.uid());
                lookAgain(entry, "bind", answer);
            }
        });
    }

    private void runOn(NodeState node, PodEntry entry) {
        Instant now = clock.instant();
        PodView view = new PodView(entry.pod(), node, faultsOf(entry), configs.missing(entry.pod()));
        PodRuntime runtime = entry.runtime().orElseGet(() -> adopt(view, now));
        KubeletPlan plan = planner.plan(view, runtime, now);
        entry.runtime(plan.runtime());
        execute(plan.step(), entry, now);
    }

    private PodRuntime adopt(PodView view, Instant now) {
        String ip = PodAdoption.knownIp(view.pod()).orElseGet(addresses::take);
        return new PodAdoption(delays, now).adopt(view, ip);
    }

    private void execute(KubeletStep step, PodEntry entry, Instant now) {
        if (step instanceof KubeletStep.Rest rest) {
            entry.timer(rest.until()
                    .map(until -> loop.schedule(() -> look(entry), Duration.between(now, until)))
                    .orElse(null));
        } else if (step instanceof KubeletStep.Report wanted && !entry.isReported(wanted.status())) {
            report(entry, wanted.status());
        } else if (step instanceof KubeletStep.Remove) {
            remove(entry);
        }
    }

    private void report(PodEntry entry, PodStatus status) {
        entry.beginWrite();
        writer.send(requests.report(entry.pod(), status), answer -> {
            if (answer.isSuccess()) {
                entry.wrote(answer.resourceVersion());
                entry.reported(status);
                look(entry);
            } else {
                lookAgain(entry, "report the status of", answer);
            }
        });
    }

    /** Afterwards the entry stays busy: all that can follow is that the pod is gone. */
    private void remove(PodEntry entry) {
        entry.beginWrite();
        writer.send(requests.remove(entry.pod()), answer -> {
            if (!answer.isSuccess()) {
                lookAgain(entry, "remove", answer);
            }
        });
    }

    /** A pod that is gone or was replaced will be told by the watch. */
    private void lookAgain(PodEntry entry, String what, ApiAnswer answer) {
        int failures = entry.failed();
        if (answer.isGone() || !pods.containsKey(entry.uid())) {
            return;
        }
        if (!answer.isConflict() && failures == 1) {
            LOGGER.warn(
                    "Cannot {} pod {}: {} {}",
                    what,
                    entry.pod().getMetadata().getName(),
                    answer.code(),
                    answer.problem());
        }
        Duration delay = Duration.ofMillis(Math.min(5_000, 50L << Math.min(failures, 10)));
        entry.timer(loop.schedule(() -> look(entry), delay));
    }

    private void release(String podUid) {
        if (loads.release(podUid)) {
            rescheduleSoon();
        }
    }

    /** Many changes, one round. */
    private void rescheduleSoon() {
        if (rescheduling || unscheduled.isEmpty()) {
            return;
        }
        rescheduling = true;
        var unused = loop.schedule(this::reschedule, RESCHEDULING);
    }

    private void reschedule() {
        rescheduling = false;
        List.copyOf(unscheduled).stream()
                .flatMap(uid -> Optional.ofNullable(pods.get(uid)).stream())
                .forEach(this::look);
    }

    private void lookAtPodsOf(String node) {
        List.copyOf(pods.values()).stream()
                .filter(entry -> entry.node().equals(node))
                .forEach(this::look);
    }

    private Set<Fault> faultsOf(PodEntry entry) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        faults.addAll(injected.getOrDefault(entry.uid(), Set.of()));
        Fault.of(entry.pod().getMetadata().getAnnotations()).ifPresent(faults::add);
        return faults;
    }

    private static boolean isOver(Pod pod) {
        String phase = pod.getStatus() == null ? "" : pod.getStatus().getPhase();
        return "Failed".equals(phase) || "Succeeded".equals(phase);
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
