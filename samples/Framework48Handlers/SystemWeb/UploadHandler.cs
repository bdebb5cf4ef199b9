using System;
using System.Collections.Generic;
using System.IO;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.Script.Serialization;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>
    /// Takes a file: a JSON message tells its name, binary messages of any fragmentation its content, an empty one its end.
    /// </summary>
    public class UploadHandler : HttpTaskAsyncHandler
    {
        public override bool IsReusable
        {
            get { return false; }
        }

        public override async Task ProcessRequestAsync(HttpContext context)
        {
            await Task.Yield();
            if (!context.IsWebSocketRequest)
            {
                context.Response.StatusCode = 405;
                context.Response.StatusDescription = "WebSocket only";
                return;
            }

            context.AcceptWebSocketRequest(ReceiveFile);
        }

        private async Task ReceiveFile(AspNetWebSocketContext context)
        {
            WebSocket socket = context.WebSocket;
            var serializer = new JavaScriptSerializer();
            string folder = context.Server.MapPath("~/App_Data/uploads");
            Directory.CreateDirectory(folder);
            var buffer = new byte[1000];

            WebSocketReceiveResult first = await socket.ReceiveAsync(
                new ArraySegment<byte>(buffer),
                CancellationToken.None
            );
            var header = serializer.Deserialize<UploadHeader>(Encoding.UTF8.GetString(buffer, 0, first.Count));
            string path = Path.Combine(folder, Path.GetFileName(header.FileName));
            using (FileStream file = File.Create(path))
            {
                WebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
                    if (part.MessageType != WebSocketMessageType.Binary)
                    {
                        await socket.CloseAsync(
                            WebSocketCloseStatus.InvalidMessageType,
                            "binary only",
                            CancellationToken.None
                        );
                        return;
                    }

                    await file.WriteAsync(buffer, 0, part.Count);
                } while (part.Count > 0 || !part.EndOfMessage);
            }

            var answer = new Dictionary<string, object>
            {
                { "name", Path.GetFileName(path) },
                { "length", new FileInfo(path).Length },
                { "complete", new FileInfo(path).Length == header.Length },
                { "sha256", Hash(path) },
            };
            var bytes = new ArraySegment<byte>(Encoding.UTF8.GetBytes(serializer.Serialize(answer)));
            await socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "stored", CancellationToken.None);
        }

        private static string Hash(string path)
        {
            using (var sha = SHA256.Create())
            using (var file = File.OpenRead(path))
            {
                return BitConverter.ToString(sha.ComputeHash(file)).Replace("-", "").ToLowerInvariant();
            }
        }

        private class UploadHeader
        {
            public string FileName { get; set; }

            public long Length { get; set; }
        }
    }
}
