namespace AspNetWebSockets.Protocol;

/// <summary>What <see cref="OriginPolicy"/> says about a request.</summary>
public enum OriginVerdict
{
    /// <summary>It may connect: no page opened it, or one of an origin that is allowed.</summary>
    Allowed,

    /// <summary>A page of an origin that is not allowed opened it.</summary>
    Foreign,

    /// <summary>What opened it hides its origin: <c>Origin: null</c>, as of a file or a sandboxed frame (RFC 6454 section 7.3).</summary>
    Opaque,

    /// <summary>The <c>Origin</c> header is not one origin: it is empty, garbled, or there are several.</summary>
    Malformed,
}
