using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace AspNetWebSockets;

/// <summary>The address of a client in 16 bytes, IPv4 written as IPv6 (RFC 4291 section 2.5.5.2); without an object that would live as long as the connection.</summary>
internal readonly struct ClientAddress : IEquatable<ClientAddress>
{
    private const int Bits = 128;

    private readonly UInt128 _value;

    private ClientAddress(UInt128 value) => _value = value;

    /// <summary>Reads an address; <see langword="null"/> gives none.</summary>
    public static ClientAddress Of(IPAddress? address)
    {
        if (address is null)
        {
            return default;
        }

        Span<byte> bytes = stackalloc byte[Bits / 8];
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            bytes.Clear();
            bytes[10..12].Fill(byte.MaxValue);
            _ = address.TryWriteBytes(bytes[12..], out _);
        }
        else
        {
            _ = address.TryWriteBytes(bytes, out _);
        }

        return new ClientAddress(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>Whether there is one; a client has never the address <c>::</c>.</summary>
    public bool IsKnown => _value != UInt128.Zero;

    private bool IsIPv4 => _value >> 32 == 0xffff;

    /// <summary>What of it counts as one client: an IPv4 address as it is, the first bits of an IPv6 address.</summary>
    public ClientAddress Network(int prefixLength) =>
        IsIPv4 ? this : new ClientAddress(_value & (UInt128.MaxValue << (Bits - prefixLength)));

    public IPAddress? ToIPAddress()
    {
        if (!IsKnown)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Bits / 8];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _value);
        return IsIPv4 ? new IPAddress(bytes[12..]) : new IPAddress(bytes);
    }

    /// <inheritdoc />
    public bool Equals(ClientAddress other) => _value == other._value;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ClientAddress other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _value.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => ToIPAddress()?.ToString() ?? "unknown";
}
