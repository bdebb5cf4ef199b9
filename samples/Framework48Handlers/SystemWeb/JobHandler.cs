using System;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.Hosting;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>A job that the host knows of: it asks it to stop when the application goes down, and the client is told.</summary>
    public class JobHandler : IHttpHandler
    {
        public bool IsReusable
        {
            get { return false; }
        }

        public void ProcessRequest(HttpContext context)
        {
            context.AcceptWebSocketRequest(Work);
        }

        private static async Task Work(AspNetWebSocketContext context)
        {
            var job = new Job(context.WebSocket);
            HostingEnvironment.RegisterObject(job);
            try
            {
                await job.Say("0 %");
                var buffer = new ArraySegment<byte>(new byte[16]);
                while (context.WebSocket.State == WebSocketState.Open)
                {
                    await context.WebSocket.ReceiveAsync(buffer, CancellationToken.None);
                    await job.Say("more");
                }
            }
            catch (WebSocketException)
            {
                // The application went down.
            }
            finally
            {
                HostingEnvironment.UnregisterObject(job);
            }
        }

        private class Job : IRegisteredObject
        {
            private readonly WebSocket socket;

            public Job(WebSocket socket)
            {
                this.socket = socket;
            }

            public Task Say(string text)
            {
                return socket.SendAsync(
                    new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)),
                    WebSocketMessageType.Text,
                    true,
                    CancellationToken.None
                );
            }

            public void Stop(bool immediate)
            {
                if (!immediate)
                {
                    Say("stopped").Wait(TimeSpan.FromSeconds(5));
                }

                HostingEnvironment.UnregisterObject(this);
            }
        }
    }
}
