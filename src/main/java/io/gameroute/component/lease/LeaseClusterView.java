package io.gameroute.component.lease;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterView;
import org.jspecify.annotations.Nullable;

/** What the consumers of one group see of an election: this process and, if it is another one, the leader. */
final class LeaseClusterView extends AbstractCamelClusterView implements LeadershipListener {
    private final LeaseClusterService service;
    private final String identity;
    private volatile @Nullable LeaseElection election;

    LeaseClusterView(LeaseClusterService service, String group, String identity) {
        super(service, group);
        this.service = service;
        this.identity = identity;
    }

    @Override
    public Optional<CamelClusterMember> getLeader() {
        return leadership().leader().map(this::member);
    }

    @Override
    public CamelClusterMember getLocalMember() {
        return member(identity);
    }

    @Override
    public List<CamelClusterMember> getMembers() {
        Stream<CamelClusterMember> others = getLeader().stream().filter(leader -> !leader.isLocal());
        return Stream.concat(Stream.of(getLocalMember()), others).toList();
    }

    @Override
    public void leadershipChanged() {
        fireLeadershipChangedEvent(getLeader().orElse(null));
    }

    @Override
    protected void doStart() {
        LeaseElection joined = service.election(getNamespace());
        election = joined;
        joined.addListener(this);
    }

    @Override
    protected void doStop() {
        LeaseElection left = election;
        if (left != null) {
            left.removeListener(this);
        }
        election = null;
    }

    private CamelClusterMember member(String id) {
        boolean local = id.equals(identity);
        Leadership leadership = leadership();
        boolean leads = local ? leadership.held() : leadership.leader().equals(Optional.of(id));
        return new LeaseClusterMember(id, local, leads);
    }

    private Leadership leadership() {
        LeaseElection current = election;
        return current == null ? Leadership.UNKNOWN : current.announced();
    }
}
