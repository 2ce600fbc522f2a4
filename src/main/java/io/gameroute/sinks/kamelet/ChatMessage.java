package io.gameroute.sinks.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One line of text for the incoming webhook of a chat. */
public final class ChatMessage extends HttpEvent {
    /** Whose webhook. */
    public enum Chat {
        SLACK,
        DINGTALK,
        FEISHU
    }

    private Chat chat = Chat.SLACK;
    private String prefix = "";

    @Override
    JsonNode body(SinkEvent event) {
        String line = EventLine.of(event);
        String text = prefix.isEmpty() ? line : prefix + " " + line;
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        switch (chat) {
            case SLACK -> message.put("text", escaped(text));
            case DINGTALK -> message.put("msgtype", "text").putObject("text").put("content", text);
            case FEISHU -> message.put("msg_type", "text").putObject("content").put("text", text);
        }
        return message;
    }

    /** Slack reads these three as the beginnings of links and entities. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    public void setChat(Chat chat) {
        this.chat = chat;
    }

    /** Words that come first, such as the keyword that DingTalk may ask for. */
    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }
}
