namespace AspNetWebSockets;

/// <summary>What happens to a send when <see cref="HandlerPolicy.SendQueueLimit"/> bytes wait for the client already.</summary>
public enum SendQueueFullMode
{
    /// <summary>The connection is aborted: a client that is so slow gets no stream with holes in it. All its sends fail.</summary>
    Abort,

    /// <summary>The send fails, nothing of it goes out, and the connection stays as it is. A message whose sender is told of nothing, as that of <c>Microsoft.Web.WebSockets</c>, is dropped.</summary>
    FailSend,
}
