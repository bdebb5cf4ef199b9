namespace AspNetWebSockets.Framework48.Tests.Hosting;

/// <summary>The tests of controllers, which share their site.</summary>
[CollectionDefinition(Name)]
public sealed class ControllerCollection : ICollectionFixture<ControllerSite>
{
    public const string Name = "controllers";
}
