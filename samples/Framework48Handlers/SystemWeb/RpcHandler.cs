using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Web;
using System.Web.Script.Serialization;
using System.Web.WebSockets;

namespace Framework48Handlers
{
    /// <summary>Calls by JSON with JavaScriptSerializer and dictionaries, on a sub-protocol of its own.</summary>
    public class RpcHandler : IHttpHandler
    {
        private const string Protocol = "rpc.example";

        private readonly JavaScriptSerializer json = new JavaScriptSerializer { MaxJsonLength = 1024 * 1024 };
        private readonly Dictionary<string, Func<object[], object>> methods;

        public RpcHandler()
        {
            methods = new Dictionary<string, Func<object[], object>>(StringComparer.OrdinalIgnoreCase)
            {
                { "add", arguments => arguments.Sum(argument => Convert.ToInt32(argument)) },
                { "upper", arguments => ((string)arguments[0]).ToUpperInvariant() },
                {
                    "point",
                    arguments => new
                    {
                        x = arguments[0],
                        y = arguments[1],
                        tags = new[] { "a", "b" },
                    }
                },
            };
        }

        public bool IsReusable
        {
            get { return false; }
        }

        public void ProcessRequest(HttpContext context)
        {
            if (!context.IsWebSocketRequest || !context.WebSocketRequestedProtocols.Contains(Protocol))
            {
                throw new HttpException(400, "Speak " + Protocol + ".");
            }

            context.AcceptWebSocketRequest(Serve, new AspNetWebSocketOptions { SubProtocol = Protocol });
        }

        private async Task Serve(AspNetWebSocketContext context)
        {
            for (; ; )
            {
                string text = await ReadMessage(context.WebSocket);
                if (text == null)
                {
                    await context.WebSocket.CloseAsync(
                        WebSocketCloseStatus.NormalClosure,
                        "bye",
                        CancellationToken.None
                    );
                    return;
                }

                string answer = json.Serialize(Answer(text));
                await context.WebSocket.SendAsync(
                    new ArraySegment<byte>(Encoding.UTF8.GetBytes(answer)),
                    WebSocketMessageType.Text,
                    true,
                    CancellationToken.None
                );
            }
        }

        private Dictionary<string, object> Answer(string text)
        {
            var answer = new Dictionary<string, object>();
            try
            {
                var call = (IDictionary<string, object>)json.DeserializeObject(text);
                answer["id"] = call["id"];
                answer["result"] = methods[(string)call["method"]]((object[])call["params"]);
            }
            catch (KeyNotFoundException)
            {
                answer["error"] = "no such method";
            }
            catch (ArgumentException)
            {
                answer["error"] = "not JSON";
            }

            return answer;
        }

        private static async Task<string> ReadMessage(WebSocket socket)
        {
            using (var message = new MemoryStream())
            {
                var buffer = new ArraySegment<byte>(new byte[256]);
                WebSocketReceiveResult result;
                do
                {
                    result = await socket.ReceiveAsync(buffer, CancellationToken.None);
                    message.Write(buffer.Array, buffer.Offset, result.Count);
                } while (!result.EndOfMessage);

                return result.MessageType == WebSocketMessageType.Close
                    ? null
                    : Encoding.UTF8.GetString(message.ToArray());
            }
        }
    }
}
