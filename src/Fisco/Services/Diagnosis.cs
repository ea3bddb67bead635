using System.Net.Http;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Biela.Fisco;

/// <summary>Turns failures of the network into what happened and what to do, in Portuguese.</summary>
internal static class Diagnosis
{
    /// <param name="begun">Whether the message was already on its way.</param>
    /// <param name="distrust">Why the server's certificate was refused, if it was.</param>
    public static Delivery Of(HttpRequestException failure, Uri url, bool begun, string? distrust)
    {
        if (distrust is not null && !begun) return new Delivery.NotSent(Obstacle.ServerCertificate, $"{url.Host}: {distrust}");
        // Under TLS 1.3 a server looks at our certificate when the message is already under way, and refuses both with an alert.
        if (Refused(failure)) return new Delivery.NotSent(Obstacle.ClientCertificate, $"{url.Host} não aceitou o certificado digital da empresa. "
            + "Confira se ele está na validade, é da ICP-Brasil e foi carregado com as autoridades certificadoras.");
        if (begun) return new Delivery.Unknown($"A conexão com {url.Host} caiu depois do envio. A mensagem pode ter chegado. "
            + "Se isso se repete, o servidor pode estar recusando o certificado digital sem dizer.");
        return failure.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => new Delivery.NotSent(Obstacle.Name,
                $"O endereço {url.Host} não foi encontrado. Confira a internet e o DNS do servidor."),
            HttpRequestError.SecureConnectionError => new Delivery.NotSent(Obstacle.Tls,
                $"A conexão segura com {url.Host} falhou. Confira se um antivírus ou firewall a intercepta, se ela permite TLS 1.2 e se o certificado vale."),
            _ => new Delivery.NotSent(Obstacle.Connection, Unreachable(url)),
        };
    }

    /// <summary>Why a server's certificate is not trusted.</summary>
    public static string Of(SslPolicyErrors errors, X509Chain? chain)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) return "o servidor não apresentou certificado.";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return "o certificado apresentado é de outro servidor. Confira o endereço e se um antivírus ou firewall intercepta a conexão.";
        return chain?.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) is true
            ? "o certificado do servidor está fora da validade. Confira o relógio deste computador."
            : "a autoridade que emitiu o certificado do servidor não é conhecida. Atualize as raízes da ICP-Brasil na configuração.";
    }

    public static string Unreachable(Uri url) =>
        $"Não houve conexão com {url.Host}:{url.Port}. Confira a internet e o firewall; se só este serviço falha, ele está fora do ar.";

    /// An alert of TLS that names certificates comes from the layer below the service, which never saw the message (RFC 8446, 6.2).
    private static bool Refused(Exception? failure) => failure is not null
        && (failure is not HttpRequestException and not AuthenticationException
            && failure.Message.Contains("alert", StringComparison.OrdinalIgnoreCase)
            && CertificateAlerts.Any(alert => failure.Message.Contains(alert, StringComparison.OrdinalIgnoreCase))
            || Refused(failure.InnerException));

    private static readonly string[] CertificateAlerts = ["certificate", "unknown ca", "access denied"];
}
