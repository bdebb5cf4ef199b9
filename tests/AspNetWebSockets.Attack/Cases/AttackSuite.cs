namespace AspNetWebSockets.Attack;

/// <summary>All groups.</summary>
public static class AttackSuite
{
    /// <summary>In the order of the RFC.</summary>
    public static IReadOnlyList<AttackGroup> Groups { get; } =
    [
        OpeningHandshakeCases.Group,
        HttpRequestCases.Group,
        MaskingCases.Group,
        BaseFramingCases.Group,
        FragmentationCases.Group,
        ControlFrameCases.Group,
        CloseFrameCases.Group,
        ClosingHandshakeCases.Group,
        StatusCodeCases.Group,
        Utf8Cases.Group,
        DeflateNegotiationCases.Group,
        DeflateCases.Group,
        ExhaustionCases.Group,
    ];
}
