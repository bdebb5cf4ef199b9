using System.Collections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets.Tests;

/// <summary>A server's features as a server shows them that keeps its connection's pipe to itself.</summary>
internal sealed class FeaturesWithoutTransport(IFeatureCollection inner) : IFeatureCollection
{
    public bool IsReadOnly => inner.IsReadOnly;

    public int Revision => inner.Revision;

    public object? this[Type key]
    {
        get => key == typeof(IConnectionTransportFeature) ? null : inner[key];
        set => inner[key] = value;
    }

    public TFeature? Get<TFeature>() => (TFeature?)this[typeof(TFeature)];

    public void Set<TFeature>(TFeature? instance) => this[typeof(TFeature)] = instance;

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => inner.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
