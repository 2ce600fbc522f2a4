package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Nodes without machines: registers them and plays scheduler, kubelets and volume provisioner for the whole cluster until closed. One at a
 * time per cluster, like a scheduler. Its own client has the caller's rights and the user agent {@value #USER_AGENT}.
 */
public final class SimulatedNodes implements AutoCloseable {
    public static final String USER_AGENT = "simulated-nodes";

    private final KubernetesClient client;
    private final SimulatedNodesOptions options;
    private final NodeObjects objects;
    private final EventLoop loop;
    private final PodLoop pods;
    private final NodeKeeper keeper;
    private final VolumeBinder volumes;
    private final List<SharedIndexInformer<?>> informers = new ArrayList<>();

    private SimulatedNodes(KubernetesClient caller, SimulatedNodesOptions options) {
        Clock clock = Clock.systemUTC();
        this.client = ownClient(caller);
        KubernetesSerialization json = client.getKubernetesSerialization();
        this.options = options;
        this.objects = new NodeObjects(options);
        this.loop = new EventLoop("simulated-nodes-" + options.namePrefix());
        ApiWriter writer = new ApiWriter(client, loop);
        this.pods = new PodLoop(options.delays(), clock, loop, writer, new PodRequests(json));
        this.keeper = new NodeKeeper(objects, clock, writer, json);
        this.volumes = new VolumeBinder(writer, json, () -> pods.claims());
    }

    public static SimulatedNodes start(KubernetesClient client) {
        return start(client, SimulatedNodesOptions.DEFAULTS);
    }

    /** Returns when the nodes are registered and what exists is seen. */
    public static SimulatedNodes start(KubernetesClient client, SimulatedNodesOptions options) {
        SimulatedNodes nodes = new SimulatedNodes(client, options);
        try {
            nodes.start();
            return nodes;
        } catch (RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    public List<String> nodeNames() {
        return IntStream.range(0, options.nodes()).mapToObj(objects::name).toList();
    }

    /** Phase Failed, reason Evicted, without deleting the pod. */
    public void evict(Pod pod) {
        inject(pod, faults -> faults.add(Fault.EVICTED));
    }

    public void fail(Pod pod) {
        inject(pod, faults -> faults.add(Fault.POD_FAILED));
    }

    public void succeed(Pod pod) {
        inject(pod, faults -> faults.add(Fault.POD_SUCCEEDED));
    }

    /** Until {@link #ready(Pod)}. */
    public void notReady(Pod pod) {
        inject(pod, faults -> faults.add(Fault.NEVER_READY));
    }

    public void ready(Pod pod) {
        inject(pod, faults -> faults.remove(Fault.NEVER_READY));
    }

    /** Any fault; it stays until it is {@linkplain #heal healed} or the pod is gone. */
    public void inject(Pod pod, Fault fault) {
        inject(pod, faults -> faults.add(fault));
    }

    public void heal(Pod pod) {
        inject(pod, Set::clear);
    }

    public void nodeDown(String name) {
        annotateNode(name, Fault.NODE_DOWN);
    }

    public void nodeUp(String name) {
        annotateNode(name, null);
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
        loop.close();
        if (options.removeNodesOnClose()) {
            client.nodes().withLabel(NodeObjects.LABEL, options.namePrefix()).delete();
        }
        client.close();
    }

    /** Retries are ours: the client's would sleep on for a minute after an outage. */
    private static KubernetesClient ownClient(KubernetesClient caller) {
        Config config = new ConfigBuilder(caller.getConfiguration())
                .withUserAgent(USER_AGENT)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private void start() {
        IntStream.range(0, options.nodes()).forEach(this::register);
        informers.add(new Watching<>(loop, this::nodeSeen, this::nodeGone)
                .over(client.nodes().withLabel(NodeObjects.LABEL, options.namePrefix())));
        informers.add(new Watching<>(loop, this::claimSeen, this::claimGone)
                .over(client.persistentVolumeClaims().inAnyNamespace()));
        informers.add(new Watching<>(loop, volumes::volumeSeen, volumes::volumeGone).over(client.persistentVolumes()));
        informers.add(new Watching<>(loop, pods::configSeen, pods::configGone)
                .over(client.configMaps().inAnyNamespace()));
        informers.add(new Watching<>(loop, pods::podSeen, pods::podGone)
                .over(client.pods().inAnyNamespace()));
        var unused = loop.every(options.heartbeat(), this::beat);
    }

    /** Also the second chance for writes that failed. */
    private void beat() {
        keeper.beat();
        pods.claims().forEach(volumes::seen);
    }

    /** A node that is still there from an earlier run is taken over. */
    private void register(int index) {
        try {
            client.resource(objects.node(index, Clock.systemUTC().instant())).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private void nodeSeen(Node node) {
        keeper.seen(node);
        pods.nodeSeen(NodeState.of(node));
    }

    private void nodeGone(Node node) {
        keeper.gone(node.getMetadata().getName());
        pods.nodeGone(node.getMetadata().getName());
    }

    private void claimSeen(PersistentVolumeClaim claim) {
        volumes.seen(claim);
        pods.claimSeen(claim);
    }

    private void claimGone(PersistentVolumeClaim claim) {
        volumes.gone(claim);
        pods.claimGone(claim);
    }

    private void inject(Pod pod, Consumer<Set<Fault>> change) {
        loop.execute(() -> pods.inject(pod.getMetadata().getUid(), change));
    }

    private void annotateNode(String name, @Nullable String fault) {
        Map<String, @Nullable String> annotation = new HashMap<>();
        annotation.put(Fault.ANNOTATION, fault);
        String patch =
                client.getKubernetesSerialization().asJson(Map.of("metadata", Map.of("annotations", annotation)));
        client.nodes().withName(name).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }
}
