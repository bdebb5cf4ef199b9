using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>The asynchronous pattern from before async and await: Begin, End and ContinueWith.</summary>
    public class BeginEndHandler : IHttpAsyncHandler
    {
        public bool IsReusable
        {
            get { return true; }
        }

        public IAsyncResult BeginProcessRequest(HttpContext context, AsyncCallback cb, object extraData)
        {
            var source = new TaskCompletionSource<string>(extraData);
            ThreadPool.QueueUserWorkItem(
                delegate
                {
                    source.SetResult("Hello");
                    if (cb != null)
                    {
                        cb(source.Task);
                    }
                }
            );
            if (context.IsWebSocketRequest)
            {
                context.AcceptWebSocketRequest(socketContext => Greet(socketContext, source.Task));
            }

            return source.Task;
        }

        public void EndProcessRequest(IAsyncResult result)
        {
            ((Task<string>)result).Wait();
        }

        public void ProcessRequest(HttpContext context)
        {
            throw new InvalidOperationException("This handler is asynchronous.");
        }

        private static Task Greet(WebSocketContext context, Task<string> greeting)
        {
            return greeting
                .ContinueWith(task =>
                    context.WebSocket.SendAsync(
                        new ArraySegment<byte>(Encoding.UTF8.GetBytes(task.Result + " " + context.RequestUri.Query)),
                        WebSocketMessageType.Text,
                        true,
                        CancellationToken.None
                    )
                )
                .Unwrap()
                .ContinueWith(task =>
                    context.WebSocket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None)
                )
                .Unwrap();
        }
    }
}
