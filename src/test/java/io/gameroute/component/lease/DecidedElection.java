package io.gameroute.component.lease;

import java.util.List;
import java.util.Optional;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.apache.camel.support.cluster.AbstractCamelClusterView;

/** An election whose outcome the test decides. */
final class DecidedElection extends AbstractCamelClusterService<DecidedElection.View> {
    volatile boolean released;
    Runnable onRelease = () -> {};

    private View view;
    private volatile boolean leads;

    /** Returns when all who listen have been told. */
    void leads(boolean now) {
        leads = now;
        view.tell();
    }

    @Override
    protected View createView(String namespace) {
        view = new View(namespace);
        return view;
    }

    /** A group of one that has a leader or none. */
    final class View extends AbstractCamelClusterView {
        View(String namespace) {
            super(DecidedElection.this, namespace);
        }

        void tell() {
            fireLeadershipChangedEvent(getLocalMember());
        }

        @Override
        protected void doStop() {
            onRelease.run();
            released = true;
        }

        @Override
        public Optional<CamelClusterMember> getLeader() {
            return Optional.of(getLocalMember());
        }

        @Override
        public CamelClusterMember getLocalMember() {
            return new LeaseClusterMember("me", true, leads);
        }

        @Override
        public List<CamelClusterMember> getMembers() {
            return List.of(getLocalMember());
        }
    }
}
