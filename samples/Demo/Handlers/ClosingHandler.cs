using System;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;
using static System.Net.WebSockets.WebSocketCloseStatus;

namespace Demo.Handlers
{
    public class ClosingHandler : IHttpHandler
    {
        public bool IsReusable => true;

        public void ProcessRequest(HttpContext context)
        {
            if (context.IsWebSocketRequest)
            {
                // CallRecorder notes each call for the diagram. Without it the handler does the same.
                context.AcceptWebSocketRequest(CallRecorder.Around(Run));
            }
            else
            {
                context.Response.StatusCode = 400;
            }
        }

        private static Task Run(AspNetWebSocketContext context)
        {
            switch (context.QueryString["case"])
            {
                case "client-closes":
                    return ClientCloses(context.WebSocket);
                case "close-output":
                    return ServerCloseOutput(context.WebSocket);
                case "client-vanishes":
                    return ClientVanishes(context.WebSocket);
                case "misuse":
                    return Misuse(context.WebSocket);
                default:
                    return ServerClose(context.WebSocket);
            }
        }

        private static async Task ClientCloses(WebSocket socket)
        {
            // Completes with the client's close frame: the state is CloseReceived.
            WebSocketReceiveResult result = await Receive(socket);

            // Acknowledges it and returns: the state is Closed.
            WebSocketCloseStatus status = result.CloseStatus ?? Empty;
            await socket.CloseAsync(status, result.CloseStatusDescription, CancellationToken.None);
        }

        private static async Task ServerClose(WebSocket socket)
        {
            try
            {
                // Sends the close frame, then waits for the client's. If none comes, CloseTimeout ends the wait.
                await socket.CloseAsync(NormalClosure, "server is done", CancellationToken.None);
            }
            catch (WebSocketException exception)
            {
                Trace.TraceWarning("Not closed cleanly: {0}", exception.Message);
            }
        }

        private static async Task ServerCloseOutput(WebSocket socket)
        {
            // Sends the close frame and returns at once: the state is CloseSent.
            await socket.CloseOutputAsync(NormalClosure, "last word", CancellationToken.None);

            // The client may still be talking. Its close frame comes last.
            WebSocketReceiveResult result;
            do
            {
                result = await Receive(socket);
            } while (result.MessageType != WebSocketMessageType.Close);
        }

        private static async Task ClientVanishes(WebSocket socket)
        {
            try
            {
                while (socket.State == WebSocketState.Open)
                {
                    await Receive(socket);
                }
            }
            catch (WebSocketException exception)
            {
                Trace.TraceInformation("The client is gone: {0}", exception.WebSocketErrorCode);
            }
        }

        private static async Task Misuse(WebSocket socket)
        {
            Task<WebSocketReceiveResult> receiving = Receive(socket);
            try
            {
                // Wrong: CloseAsync receives too, and a receive is pending.
                await socket.CloseAsync(NormalClosure, "wrong", CancellationToken.None);
            }
            catch (InvalidOperationException)
            {
                // The socket is unharmed: tell the client what happened.
                await Send(socket, "refused");
            }

            // Right: close the output and let the pending receive take the acknowledgement.
            await socket.CloseOutputAsync(NormalClosure, "right", CancellationToken.None);
            try
            {
                // Wrong: nothing can follow a close frame.
                await Send(socket, "one more thing");
            }
            catch (InvalidOperationException exception)
            {
                Trace.TraceWarning(exception.Message);
            }

            await receiving;
        }

        private static Task<WebSocketReceiveResult> Receive(WebSocket socket) =>
            socket.ReceiveAsync(new ArraySegment<byte>(new byte[4096]), CancellationToken.None);

        private static Task Send(WebSocket socket, string text) =>
            socket.SendAsync(
                new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );
    }
}
