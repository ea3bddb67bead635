using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Biela.Fisco;

/// <summary>How to reach the authorities.</summary>
public sealed record FiscoClientOptions
{
    /// <summary>Roots trusted besides those of the system: ICP-Brasil's, which systems do not bring.</summary>
    public X509Certificate2Collection Roots { get; init; } = [];

    /// <summary>For the connection, TLS included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For the whole exchange.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A proxy to go through; none unless given.</summary>
    public IWebProxy? Proxy { get; init; }
}

/// <summary>
/// Sends messages to the web services over mutual TLS, and tells what certainly did not arrive from what may have. It never sends anything twice.
/// </summary>
public sealed class FiscoClient : IDisposable
{
    // The services answer in kilobytes; what is larger is no answer of theirs.
    private const int LargestAnswer = 16 * 1024 * 1024;
    private readonly HttpClient http;
    private readonly FiscoClientOptions options;
    private readonly ConcurrentDictionary<string, string> distrust = new();

    /// <summary>A client for one company; keep it, for a connection costs more than a message.</summary>
    public FiscoClient(Certificate certificate, FiscoClientOptions? options = null)
    {
        this.options = options ?? new();
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = this.options.ConnectTimeout,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = this.options.Proxy is not null,
            Proxy = this.options.Proxy,
            // A connection the server is about to close would swallow a message and leave its fate unknown.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            SslOptions = new()
            {
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ClientCertificateContext = SslStreamCertificateContext.Create(certificate.X509, certificate.Chain, offline: true),
                RemoteCertificateValidationCallback = Trusts,
            },
        };
        http = new(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
    }

    /// <summary>Sends a message to a service in an envelope of SOAP 1.2.</summary>
    /// <param name="url">By <see cref="Endpoints"/>.</param>
    /// <param name="message">By <see cref="Requests"/>, or a signed document.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; treat it as <see cref="Delivery.Unknown"/>.</exception>
    public Task<Delivery> Send(Uri url, FiscalService service, byte[] message, CancellationToken ct) =>
        Post(url, Soap.MediaTypeOf(service), Soap.Envelope(service, message), ct);

    /// <summary>Posts bytes.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; treat it as <see cref="Delivery.Unknown"/>.</exception>
    public async Task<Delivery> Post(Uri url, string mediaType, byte[] body, CancellationToken ct)
    {
        using var content = new Outgoing(body, mediaType);
        return await Exchange(HttpMethod.Post, url, content, ct);
    }

    /// <summary>Asks for what is at an address. It changes nothing there, so a failure is never worse than <see cref="Delivery.NotSent"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<Delivery> Get(Uri url, CancellationToken ct) => Exchange(HttpMethod.Get, url, null, ct);

    private async Task<Delivery> Exchange(HttpMethod method, Uri url, Outgoing? content, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Timeout);
        using var request = new HttpRequestMessage(method, url) { Content = content, Version = HttpVersion.Version11 };
        distrust.TryRemove(url.IdnHost, out _);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token);
            return new Delivery.Answered((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return content is { Begun: true }
                ? new Delivery.Unknown($"{url.Host} não respondeu em {options.Timeout.TotalSeconds:0} segundos. A mensagem pode ter chegado.")
                : new Delivery.NotSent(Obstacle.Connection, Diagnosis.Unreachable(url));
        }
        catch (HttpRequestException failure)
        {
            return Diagnosis.Of(failure, url, content is { Begun: true }, distrust.GetValueOrDefault(url.IdnHost));
        }
    }

    public void Dispose() => http.Dispose();

    private bool Trusts(object sender, X509Certificate? presented, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        if (presented is X509Certificate2 server && errors == SslPolicyErrors.RemoteCertificateChainErrors && ChainsToOurRoots(server, chain!)) return true;
        distrust[((SslStream)sender).TargetHostName] = Diagnosis.Of(errors, chain);
        return false;
    }

    private bool ChainsToOurRoots(X509Certificate2 server, X509Chain presented)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(options.Roots);
        chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new("1.3.6.1.5.5.7.3.1"));
        return chain.Build(server);
    }

    /// Knows whether the first byte of a message was asked for: before that, nothing of it can have arrived.
    private sealed class Outgoing : HttpContent
    {
        private readonly byte[] body;

        public Outgoing(byte[] body, string mediaType)
        {
            this.body = body;
            Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        }

        public bool Begun { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            Begun = true;
            await stream.WriteAsync(body, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
