using System.Runtime.InteropServices;
using System.Text;

namespace LoadGenerator.Linux;

/// <summary>
/// TLS as the C library OpenSSL 3 names it. The client calls it directly, because with <c>SslStream</c> and its tasks the
/// client, not the server, would be what is measured.
/// </summary>
internal static partial class OpenSsl
{
    public const int WantRead = 2;
    public const int WantWrite = 3;
    public const int ZeroReturn = 6;
    public const int ControlMode = 33;
    public const int ControlReadAhead = 41;
    public const int PartialWriteAndMovingBuffer = 1 | 2;
    public const ulong IgnoreUnexpectedEnd = 1 << 7;

    private const string Library = "libssl.so.3";

    [LibraryImport(Library, EntryPoint = "TLS_client_method")]
    public static partial nint ClientMethod();

    [LibraryImport(Library, EntryPoint = "SSL_CTX_new")]
    public static partial nint NewContext(nint method);

    [LibraryImport(Library, EntryPoint = "SSL_CTX_ctrl")]
    public static partial nint ControlContext(nint context, int command, nint argument, nint pointer);

    [LibraryImport(Library, EntryPoint = "SSL_new")]
    public static partial nint New(nint context);

    [LibraryImport(Library, EntryPoint = "SSL_set_fd")]
    public static partial int SetDescriptor(nint session, int descriptor);

    [LibraryImport(Library, EntryPoint = "SSL_connect")]
    public static partial int Connect(nint session);

    [LibraryImport(Library, EntryPoint = "SSL_read")]
    public static partial int Read(nint session, Span<byte> buffer, int length);

    [LibraryImport(Library, EntryPoint = "SSL_write")]
    public static partial int Write(nint session, ReadOnlySpan<byte> bytes, int length);

    [LibraryImport(Library, EntryPoint = "SSL_has_pending")]
    public static partial int HasPending(nint session);

    [LibraryImport(Library, EntryPoint = "SSL_get_error")]
    public static partial int Error(nint session, int result);

    [LibraryImport(Library, EntryPoint = "SSL_CTX_set_options")]
    public static partial ulong SetOptions(nint context, ulong options);

    [LibraryImport("libcrypto.so.3", EntryPoint = "ERR_get_error")]
    private static partial nuint LastError();

    [LibraryImport("libcrypto.so.3", EntryPoint = "ERR_error_string_n")]
    private static partial void Describe(nuint error, Span<byte> text, nuint length);

    /// <summary>The failure of the last call, in words.</summary>
    public static LoadFailureException Failure(string call)
    {
        Span<byte> text = stackalloc byte[256];
        Describe(LastError(), text, (nuint)text.Length);
        return new LoadFailureException($"{call}: {Encoding.ASCII.GetString(text[..text.IndexOf((byte)0)])}");
    }

    [LibraryImport(Library, EntryPoint = "SSL_free")]
    public static partial void Free(nint session);
}
