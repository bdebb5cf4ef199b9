using System.Net.WebSockets;
using System.Web.WebSockets;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAspNetWebSockets(options => options.MaxMessageSize = 1024 * 1024);

var app = builder.Build();
app.UseAspNetWebSockets();
app.MapHttpHandler<Echo>("/echo.ashx");
app.MapWebSocket("/hello", (AspNetWebSocketContext context) => Hello(context.WebSocket));
app.Run();

// New code returns when it is done; the close frame is sent for it.
static Task Hello(WebSocket socket) =>
    socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
