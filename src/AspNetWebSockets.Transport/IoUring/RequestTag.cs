namespace AspNetWebSockets.Transport.IoUring;

/// <summary>What a request carries, and its completions bring back: the kind of the request and whom it is about.</summary>
internal static class RequestTag
{
    private const int KindShift = 60;

    /// <summary>Puts both into one number.</summary>
    public static ulong Of(RequestKind kind, ulong subject) => ((ulong)kind << KindShift) | subject;

    /// <summary>The kind of the request.</summary>
    public static RequestKind Kind(ulong tag) => (RequestKind)(tag >> KindShift);

    /// <summary>Whom it is about, such as the key of a connection.</summary>
    public static ulong Subject(ulong tag) => tag & ((1ul << KindShift) - 1);
}
