// Boost.Beast on one thread: every message back, read whole into a buffer that the connection keeps.
#include "../peer.h"
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/version.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/version.hpp>
#include <memory>
#include <string>

namespace net = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using error = beast::error_code;
// The executor's own type spares the type-erased one's cost.
using tcp_socket = net::basic_stream_socket<net::ip::tcp, net::io_context::executor_type>;
using tcp_acceptor = net::basic_socket_acceptor<net::ip::tcp, net::io_context::executor_type>;

class session : public std::enable_shared_from_this<session> {
public:
    explicit session(tcp_socket socket) : stream_(std::move(socket)) {}

    void start()
    {
        stream_.next_layer().set_option(net::ip::tcp::no_delay(true));
        stream_.auto_fragment(false);
        stream_.async_accept([self = shared_from_this()](error failure) {
            if (!failure)
                self->read();
        });
    }

private:
    void read()
    {
        stream_.async_read(buffer_, [self = shared_from_this()](error failure, std::size_t) {
            if (!failure)
                self->write();
        });
    }

    void write()
    {
        stream_.binary(stream_.got_binary());
        stream_.async_write(buffer_.data(), [self = shared_from_this()](error failure, std::size_t sent) {
            self->buffer_.consume(sent);
            if (!failure)
                self->read();
        });
    }

    websocket::stream<tcp_socket> stream_;
    beast::flat_buffer buffer_;
};

static void accept_next(tcp_acceptor &acceptor)
{
    acceptor.async_accept([&acceptor](error failure, tcp_socket socket) {
        if (!failure)
            std::make_shared<session>(std::move(socket))->start();
        accept_next(acceptor);
    });
}

int main()
{
    std::uint16_t port;
    net::io_context loop(1);
    tcp_acceptor acceptor(loop);
    acceptor.assign(net::ip::tcp::v4(), peer_listen(&port, 0));
    accept_next(acceptor);
    peer_end_with_parent();
    peer_ready(port, "Boost.Beast " BOOST_LIB_VERSION);
    loop.run();
}
