package io.gameroute.component.lease;

import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.StartupListener;
import org.apache.camel.StatefulService;
import org.apache.camel.Suspendable;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.cluster.CamelClusterView;
import org.apache.camel.component.master.MasterEndpoint;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Runs the consumer behind it exactly while this process leads. Each news is an occasion to compare what is with what should be, so it does
 * not matter how often or how late one comes. A loss only pauses the consumer on the thread that tells of it, so that the next listener hears
 * of it at once; what takes time, to drain above all, is done apart. It has drained before it gives its view back.
 */
final class LeaderConsumer extends DefaultConsumer implements CamelClusterEventListener.Leadership {
    private final MasterEndpoint endpoint;
    private final Processor processor;
    private final CamelClusterService clusterService;
    /** A consumer that was paused does not go on, even when the lead is regained before anybody has stopped it: a new one begins. */
    private final AtomicBoolean lost = new AtomicBoolean();

    private @Nullable CamelClusterView view;
    private volatile @Nullable Consumer delegate;
    private @Nullable ScheduledExecutorService follower;

    LeaderConsumer(MasterEndpoint endpoint, Processor processor, CamelClusterService clusterService) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.processor = processor;
        this.clusterService = clusterService;
    }

    @Override
    public void leadershipChanged(CamelClusterView changed, @Nullable CamelClusterMember leader) {
        if (!changed.getLocalMember().isLeader()) {
            lost.set(true);
            pauseDelegate();
        }
        Objects.requireNonNull(follower).execute(() -> follow(changed));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        follower = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "LeaderConsumer");
        CamelClusterView joined = clusterService.getView(endpoint.getNamespace());
        view = joined;
        joined.addEventListener(this);
    }

    @Override
    protected void doStop() throws Exception {
        CamelClusterView left = Objects.requireNonNull(view);
        left.removeEventListener(this);
        stopDelegate();
        clusterService.releaseView(left);
        getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(follower);
        super.doStop();
    }

    private synchronized void follow(CamelClusterView changed) {
        if (lost.getAndSet(false)) {
            stopDelegate();
        }
        if (isRunAllowed() && changed.getLocalMember().isLeader()) {
            startDelegate(changed);
        } else {
            stopDelegate();
        }
    }

    private void startDelegate(CamelClusterView leading) {
        if (delegate != null) {
            return;
        }
        try {
            Consumer created = endpoint.getEndpoint().createConsumer(processor);
            if (created instanceof StartupListener listener) {
                endpoint.getCamelContext().addStartupListener(listener);
            }
            delegate = created;
            ServiceHelper.startService(endpoint.getEndpoint(), created);
        } catch (Exception e) {
            getExceptionHandler().handleException("The consumer of the leader cannot be started; trying again", e);
            stopDelegate();
            retry(leading);
        }
    }

    private void retry(CamelClusterView leading) {
        long delay = endpoint.getComponent().getBackOffDelay();
        Future<?> unused =
                Objects.requireNonNull(follower).schedule(() -> follow(leading), delay, TimeUnit.MILLISECONDS);
    }

    /** Takes no lock that is held while a consumer drains. One that is still starting is stopped next; one that cannot be paused, too. */
    private void pauseDelegate() {
        Consumer running = delegate;
        if (running instanceof Suspendable && running instanceof StatefulService service && service.isStarted()) {
            try {
                service.suspend();
            } catch (RuntimeException e) {
                getExceptionHandler().handleException("The consumer cannot be paused", e);
            }
        }
    }

    private synchronized void stopDelegate() {
        try {
            ServiceHelper.stopAndShutdownServices(delegate);
        } catch (RuntimeException e) {
            getExceptionHandler().handleException("The consumer has not stopped cleanly", e);
        } finally {
            delegate = null;
        }
    }
}
