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
    /// <summary>A job that the host knows of: it is asked to stop when the application goes down, and cancels the work for all clients.</summary>
    public class JobHandler : IHttpHandler
    {
        private static int running;
        private static int stopped;

        public static string Report
        {
            get { return running + " running, " + stopped + " stopped"; }
        }

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
            Job job = Job.Current;
            Interlocked.Increment(ref running);
            try
            {
                var buffer = new ArraySegment<byte>(new byte[16]);
                for (int percent = 0; ; percent += 10)
                {
                    var progress = new ArraySegment<byte>(Encoding.ASCII.GetBytes(percent + " %"));
                    await context.WebSocket.SendAsync(progress, WebSocketMessageType.Text, true, job.Stopping);
                    await context.WebSocket.ReceiveAsync(buffer, job.Stopping);
                }
            }
            catch (OperationCanceledException)
            {
                // The application goes down.
            }
            catch (WebSocketException)
            {
                // The same, or the client has left.
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }

        private class Job : IRegisteredObject
        {
            public static readonly Job Current = new Job();

            private readonly CancellationTokenSource stopping = new CancellationTokenSource();

            private Job()
            {
                HostingEnvironment.RegisterObject(this);
            }

            public CancellationToken Stopping
            {
                get { return stopping.Token; }
            }

            public void Stop(bool immediate)
            {
                Interlocked.Increment(ref stopped);
                stopping.Cancel();
                HostingEnvironment.UnregisterObject(this);
            }
        }
    }
}
