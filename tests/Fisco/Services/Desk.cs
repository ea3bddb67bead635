using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using Biela.Fisco.Tests.Seals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Biela.Fisco.Tests.Services;

/// <summary>A server on this machine that wants client certificates and misbehaves by path; it lets only <see cref="TestCertificates.Own"/> in.</summary>
internal sealed class Desk : IAsyncDisposable
{
    internal sealed record Request(string? Certificate, string? MediaType, byte[] Body, string Connection);

    private const string Answer = "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\"><soap:Body><nfeResultMsg xmlns=\"urn:x\">"
        + "<retConsStatServ versao=\"4.00\" xmlns=\"http://www.portalfiscal.inf.br/nfe\"><cStat>107</cStat><xMotivo>Em Operacao</xMotivo></retConsStatServ>"
        + "</nfeResultMsg></soap:Body></soap:Envelope>";

    private readonly WebApplication app;

    private Desk(WebApplication app) => this.app = app;

    /// <summary>The messages that were read to their end.</summary>
    public ConcurrentQueue<Request> Seen { get; } = [];

    public Uri At(string path) => new(new Uri(app.Urls.Single()), path);

    public static async Task<Desk> Open(SslProtocols protocols = SslProtocols.Tls12 | SslProtocols.Tls13, string host = "127.0.0.1")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = TestCertificates.Authority.Server(host);
            https.SslProtocols = protocols;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (certificate, _, _) => certificate.Thumbprint == TestCertificates.Own.X509.Thumbprint;
        })));
        var desk = new Desk(builder.Build());
        desk.app.Run(desk.Serve);
        await desk.app.StartAsync();
        return desk;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Serve(HttpContext http)
    {
        if (http.Request.Path == "/drop-unread")
        {
            http.Abort();
            return;
        }
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        Seen.Enqueue(new(http.Connection.ClientCertificate?.Thumbprint, http.Request.ContentType, body.ToArray(), http.Connection.Id));
        switch (http.Request.Path)
        {
            case "/slow":
                await Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case "/drop-read":
                http.Abort();
                break;
            case "/drop-answering":
                http.Response.ContentLength = Answer.Length;
                await http.Response.WriteAsync(Answer[..50]);
                await http.Response.Body.FlushAsync();
                http.Abort();
                break;
            case "/500":
                http.Response.StatusCode = 500;
                break;
            case "/garbage":
                await http.Response.WriteAsync("<html>Service Unavailable</html>");
                break;
            default:
                await http.Response.WriteAsync(Answer);
                break;
        }
    }
}
