namespace AspNetWebSockets.TestSupport;

/// <summary>The opcodes of RFC 6455 section 5.2 as plain numbers, since tests send undefined ones too.</summary>
public static class FrameOpcodes
{
    public const int Continuation = 0x0;
    public const int Text = 0x1;
    public const int Binary = 0x2;
    public const int Close = 0x8;
    public const int Ping = 0x9;
    public const int Pong = 0xA;
}
