package io.gameroute.component.lease;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.component.master.MasterComponent;
import org.apache.camel.component.master.MasterEndpoint;
import org.apache.camel.util.StringHelper;

/**
 * Camel's {@code master:} with a {@link LeaderConsumer}; bind it under the name {@code master}. The consumer of camel-master 4.18.0 starts
 * its delegate a second late and, for up to a minute after the leadership was taken, starts it again even if the leadership is lost.
 */
public final class LeaderComponent extends MasterComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String group = StringHelper.before(remaining, ":", "");
        String delegate = StringHelper.after(remaining, ":", "");
        if (group.isEmpty() || delegate.isEmpty()) {
            throw new IllegalArgumentException("Expected master:<group>:<endpoint uri>, not " + uri);
        }
        int query = parameters.isEmpty() ? -1 : uri.indexOf('?');
        return new LeaderEndpoint(uri, this, group, query < 0 ? delegate : delegate + uri.substring(query));
    }

    private static final class LeaderEndpoint extends MasterEndpoint {
        LeaderEndpoint(String uri, LeaderComponent component, String group, String delegate) {
            super(uri, component, component.getService(), group, delegate);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new LeaderConsumer(this, processor, getComponent().getService());
        }
    }
}
