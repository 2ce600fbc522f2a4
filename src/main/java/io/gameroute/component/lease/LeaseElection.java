package io.gameroute.component.lease;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectorBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands for election to one Lease for as long as it is open: starts a new campaign whenever the elector has given up, ends the leadership
 * at the renew deadline even while a request hangs, and tells its listeners one after the other, never on the thread that renews.
 */
final class LeaseElection implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(LeaseElection.class);

    private final KubernetesClient client;
    private final LeaseSettings settings;
    private final String leaseName;
    private final LeaseTenure tenure;
    private final LeaderElectionConfig electionConfig;
    private final List<LeadershipListener> listeners = new CopyOnWriteArrayList<>();

    private final ScheduledExecutorService supervisor;
    private final ExecutorService announcer;
    private final ExecutorService requests;

    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile CompletableFuture<?> campaign = CompletableFuture.completedFuture(null);
    private volatile Leadership announced = Leadership.UNKNOWN;

    LeaseElection(KubernetesClient client, LeaseSettings settings, String leaseName) {
        this.client = client;
        this.settings = settings;
        this.leaseName = leaseName;
        this.tenure =
                new LeaseTenure(settings.identity(), settings.renewDeadline(), System::nanoTime, Clock.systemUTC());
        this.electionConfig = electionConfig();
        this.supervisor = Executors.newSingleThreadScheduledExecutor(this::thread);
        this.announcer = Executors.newSingleThreadExecutor(this::thread);
        this.requests = Executors.newCachedThreadPool(this::thread);
    }

    void start() {
        Future<?> unused = supervisor.schedule(this::supervise, 0, TimeUnit.MILLISECONDS);
    }

    void addListener(LeadershipListener listener) {
        listeners.add(listener);
    }

    void removeListener(LeadershipListener listener) {
        listeners.remove(listener);
    }

    /** What the listeners were last told; changes only before they are told, so that none of them can miss a change. */
    Leadership announced() {
        return announced;
    }

    LeaseTenure tenure() {
        return tenure;
    }

    String leaseName() {
        return leaseName;
    }

    /** Steps down first, then gives the Lease back; routes have drained by then. */
    @Override
    public void close() {
        if (!open.compareAndSet(true, false)) {
            return;
        }
        supervisor.shutdownNow();
        await(announcer.submit(() -> announce(Leadership.UNKNOWN)), Duration.ofDays(1));
        await(
                requests.submit(() -> campaign.cancel(true)),
                settings.requestTimeout().multipliedBy(3));
        announcer.shutdown();
        requests.shutdownNow();
    }

    private void supervise() {
        try {
            if (campaign.isDone()) {
                campaign = newElector().start();
            }
            announceIfChanged();
        } finally {
            superviseAgain();
        }
    }

    private void superviseAgain() {
        long pause = Math.min(settings.retryPeriod().toMillis(), untilLapseMillis());
        if (open.get()) {
            Future<?> unused = supervisor.schedule(this::supervise, pause, TimeUnit.MILLISECONDS);
        }
    }

    private long untilLapseMillis() {
        return tenure.isHeld() ? tenure.untilLapse().toMillis() + 1 : Long.MAX_VALUE;
    }

    private LeaderElector newElector() {
        return new LeaderElectorBuilder(client, requests)
                .withConfig(electionConfig)
                .build();
    }

    private LeaderElectionConfig electionConfig() {
        LeaseLock lock = new LeaseLock(settings.namespace(), leaseName, settings.identity());
        return new PromptElectionConfig(new ObservedLock(lock, tenure, new Requests()), settings, tenure);
    }

    private void announceIfChanged() {
        if (open.get()) {
            announcer.execute(() -> announce(Leadership.of(tenure)));
        }
    }

    private void announce(Leadership now) {
        Leadership before = announced;
        if (now.equals(before)) {
            return;
        }
        announced = now;
        report(before, now);
        listeners.forEach(LeadershipListener::leadershipChanged);
    }

    private void report(Leadership before, Leadership now) {
        if (now.held() != before.held()) {
            LOGGER.atInfo()
                    .addKeyValue("lease", settings.namespace() + "/" + leaseName)
                    .addKeyValue("identity", settings.identity())
                    .log(now.held() ? "became leader" : "stopped leading");
        }
        Optional<String> leader = now.leader();
        if (!now.held() && leader.isPresent()) {
            LOGGER.atInfo()
                    .addKeyValue("lease", settings.namespace() + "/" + leaseName)
                    .addKeyValue("leader", leader.get())
                    .log("another process leads");
        }
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "lease " + leaseName);
        thread.setDaemon(true);
        return thread;
    }

    private void await(Future<?> future, Duration limit) {
        try {
            future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.atWarn()
                    .addKeyValue("lease", leaseName)
                    .setCause(e)
                    .log("the lease was left without a clean release");
        }
    }

    /** Says once that the Lease is out of reach, and once that it is back. */
    private final class Requests implements LeaseListener {
        private final AtomicBoolean failing = new AtomicBoolean();

        @Override
        public void answered() {
            if (failing.compareAndSet(true, false)) {
                LOGGER.atInfo().addKeyValue("lease", leaseName).log("the lease can be read and written again");
            }
        }

        @Override
        public void failed(RuntimeException cause) {
            boolean conflict = cause instanceof KubernetesClientException refused
                    && refused.getCode() == HttpURLConnection.HTTP_CONFLICT;
            if (!conflict && failing.compareAndSet(false, true)) {
                LOGGER.atWarn()
                        .addKeyValue("lease", leaseName)
                        .addKeyValue("cause", cause.getMessage())
                        .log("the lease cannot be read or written; trying again");
            }
        }

        @Override
        public void observed() {
            announceIfChanged();
        }
    }
}
