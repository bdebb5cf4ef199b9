using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>The way in which a request asks to become a WebSocket: each version of HTTP has its own.</summary>
internal interface IOpening
{
    /// <summary>What is wrong with the request, or <see langword="null"/> when it can be accepted.</summary>
    OpeningHandshakeFailure? Check();

    /// <summary>The pipeline has not accepted the WebSocket: its answer stands, unless a client could take it for one that did.</summary>
    void Decline();

    /// <summary>Sets what the answer needs that switches, other than what is negotiated.</summary>
    void PrepareAnswer();

    /// <summary>
    /// Whether the client was gone before it could be answered. A client whose end comes behind the answer is not: it may
    /// have half-closed behind its first messages, and the connection is told how it ended.
    /// </summary>
    bool IsAborted { get; }

    /// <summary>Sends the answer. From here on the stream is the connection.</summary>
    /// <exception cref="UpgradeRefusedException">The server allows no more such connections.</exception>
    Task<Stream> SwitchAsync();

    /// <summary>Makes the connection out of what <see cref="SwitchAsync"/> gave, and says whether it outlives its request.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="mayOutliveRequest">Whether nobody needs the request any more.</param>
    ValueTask<(ITransportConnection Transport, bool OutlivesRequest)> ConnectAsync(
        Stream stream,
        bool mayOutliveRequest
    );
}
