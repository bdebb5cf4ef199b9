// libwebsockets on libuv (its default is poll(2)), one thread: every message back, written when the library says so.
#include "../peer.h"
#include <libwebsockets.h>
#include <string.h>

enum { RECEIVE_BUFFER = 64 * 1024 };

struct piece {
    struct piece *next;
    size_t length;
    int flags;
    unsigned char bytes[];
};

struct session {
    struct piece *first;
    struct piece *last;
};

static int keep(struct lws *wsi, struct session *session, const void *bytes, size_t length)
{
    struct piece *piece = malloc(sizeof *piece + LWS_PRE + length);
    if (!piece)
        return -1;
    piece->next = NULL;
    piece->length = length;
    piece->flags = lws_write_ws_flags(lws_frame_is_binary(wsi) ? LWS_WRITE_BINARY : LWS_WRITE_TEXT,
                                      lws_is_first_fragment(wsi), lws_is_final_fragment(wsi));
    memcpy(piece->bytes + LWS_PRE, bytes, length);
    if (session->first)
        session->last->next = piece;
    else
        session->first = piece;
    session->last = piece;
    lws_callback_on_writable(wsi);
    return 0;
}

static void drop_first(struct session *session)
{
    struct piece *piece = session->first;
    session->first = piece->next;
    free(piece);
}

static int send_first(struct lws *wsi, struct session *session)
{
    struct piece *piece = session->first;
    if (!piece)
        return 0;
    if (lws_write(wsi, piece->bytes + LWS_PRE, piece->length, (enum lws_write_protocol)piece->flags) < (int)piece->length)
        return -1;
    drop_first(session);
    if (session->first)
        lws_callback_on_writable(wsi);
    return 0;
}

static int on_event(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *bytes, size_t length)
{
    struct session *session = user;
    switch (reason) {
    case LWS_CALLBACK_RECEIVE:
        return keep(wsi, session, bytes, length);
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return send_first(wsi, session);
    case LWS_CALLBACK_CLOSED:
        while (session->first)
            drop_first(session);
        return 0;
    default:
        return 0;
    }
}

int main(void)
{
    static const struct lws_protocols protocols[] = {
        {"echo", on_event, sizeof(struct session), RECEIVE_BUFFER, 0, NULL, 0},
        {NULL, NULL, 0, 0, 0, NULL, 0},
    };
    struct lws_context_creation_info information = {0};
    char version[64];
    information.port = CONTEXT_PORT_NO_LISTEN_SERVER;
    information.options = LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_EXPLICIT_VHOSTS;
    information.pt_serv_buf_size = RECEIVE_BUFFER;
    lws_set_log_level(LLL_ERR, NULL);
    struct lws_context *context = lws_create_context(&information);
    if (!context)
        return 1;

    information.port = 0;
    information.iface = "lo";
    information.protocols = protocols;
    struct lws_vhost *host = lws_create_vhost(context, &information);
    if (!host)
        return 1;
    snprintf(version, sizeof version, "libwebsockets %s on libuv", lws_get_library_version());
    peer_end_with_parent();
    peer_ready((uint16_t)lws_get_vhost_listen_port(host), version);
    while (lws_service(context, 0) >= 0)
        ;
    lws_context_destroy(context);
    return 0;
}
