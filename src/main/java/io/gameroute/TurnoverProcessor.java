package io.gameroute;

import io.gameroute.api.GameServer;
import io.gameroute.component.informer.InformerConstants;
import io.gameroute.metrics.Turnover;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Hands what an informer tells of game servers to what counts them. */
final class TurnoverProcessor implements Processor {
    private final Turnover turnover;

    TurnoverProcessor(Turnover turnover) {
        this.turnover = turnover;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        GameServer server = message.getMandatoryBody(GameServer.class);
        if ("DELETED".equals(message.getHeader(InformerConstants.ACTION))) {
            turnover.gone(server);
        } else if (!message.getHeader(InformerConstants.INITIAL, false, boolean.class)) {
            turnover.changed(message.getHeader(InformerConstants.OLD_OBJECT, GameServer.class), server);
        }
    }
}
