package io.gameroute.sinks.kamelet;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;

/** The connections of one sink: few, made when first used, closed with its routes. */
public final class SinkDataSource extends HikariDataSource implements CamelContextAware {
    private static final int MOST = 2;
    private static final long PATIENCE_MILLIS = 5_000;

    private @Nullable CamelContext context;

    public SinkDataSource() {
        setMaximumPoolSize(MOST);
        setMinimumIdle(0);
        setConnectionTimeout(PATIENCE_MILLIS);
        setInitializationFailTimeout(-1);
    }

    /** H2 in this process would open files and compile code; H2 behind a server is a database like any other. */
    @Override
    public void setJdbcUrl(String url) {
        String plain = url.toLowerCase(Locale.ROOT);
        if (plain.startsWith("jdbc:h2:") && !plain.startsWith("jdbc:h2:tcp:") && !plain.startsWith("jdbc:h2:ssl:")) {
            throw new IllegalArgumentException("jdbcUrl: an H2 database of this process is not for sinks");
        }
        super.setJdbcUrl(url);
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopped(CamelContext stopped) {
                close();
            }
        });
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }
}
