package io.gameroute.component.lease;

import java.util.List;
import java.util.Optional;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.apache.camel.support.cluster.AbstractCamelClusterView;

/** Leader election turned off: {@code master:} consumers run at once, in every process. For a single process only. */
public final class AlwaysLeaderClusterService
        extends AbstractCamelClusterService<AlwaysLeaderClusterService.SoleMemberView> {

    public AlwaysLeaderClusterService() {
        super("always-leader");
    }

    @Override
    protected SoleMemberView createView(String namespace) {
        return new SoleMemberView(this, namespace);
    }

    /** A group of one. */
    static final class SoleMemberView extends AbstractCamelClusterView {
        private final CamelClusterMember self = new LeaseClusterMember("self", true, true);

        SoleMemberView(AlwaysLeaderClusterService service, String namespace) {
            super(service, namespace);
        }

        /** Routes may have started before the service has. */
        @Override
        protected void doStart() {
            fireLeadershipChangedEvent(self);
        }

        @Override
        public Optional<CamelClusterMember> getLeader() {
            return Optional.of(self);
        }

        @Override
        public CamelClusterMember getLocalMember() {
            return self;
        }

        @Override
        public List<CamelClusterMember> getMembers() {
            return List.of(self);
        }
    }
}
