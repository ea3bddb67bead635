namespace Biela.Fisco;

/// <summary>Why nothing was sent.</summary>
public enum Obstacle
{
    /// <summary>The server's name is not resolved.</summary>
    Name,

    /// <summary>The server cannot be reached.</summary>
    Connection,

    /// <summary>The server's certificate is not trusted.</summary>
    ServerCertificate,

    /// <summary>The server does not accept our certificate.</summary>
    ClientCertificate,

    /// <summary>The two sides found no common protection.</summary>
    Tls,
}

/// <summary>What became of a message.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The server answered over HTTP; what it did is known only if the answer can be read.</summary>
    /// <param name="HttpStatus">200, as a rule.</param>
    /// <param name="Body">Its bytes.</param>
    public sealed record Answered(int HttpStatus, byte[] Body) : Delivery
    {
        /// <summary>The answer; null when it is none of these services', so that the key has to be queried, as after <see cref="Unknown"/>.</summary>
        public Answer? Answer => Biela.Fisco.Answer.Read(Body);

        /// <summary>The answer of the Sefin Nacional; null when it is none of its.</summary>
        public SefinAnswer? OfSefin => SefinAnswer.Read(Body);

        /// <summary>What to tell the user when there is no answer to read, in Portuguese.</summary>
        public string Diagnosis => HttpStatus switch
        {
            403 => "O servidor não aceitou o certificado digital da empresa (HTTP 403). Confira se ele é da ICP-Brasil e está na validade.",
            404 => "O endereço do serviço mudou (HTTP 404). Atualize a tabela de endereços.",
            >= 500 => $"O serviço falhou (HTTP {HttpStatus}). A mensagem pode ter sido processada.",
            _ => $"O serviço devolveu algo que não é uma resposta (HTTP {HttpStatus}). A mensagem pode ter sido processada.",
        };
    }

    /// <summary>Certainly nothing arrived: the same bytes may be sent again, to another service too.</summary>
    /// <param name="Diagnosis">In Portuguese: what happened and what to do.</param>
    public sealed record NotSent(Obstacle Obstacle, string Diagnosis) : Delivery;

    /// <summary>It may have arrived and been processed: the key has to be queried before anything is sent again.</summary>
    /// <param name="Diagnosis">In Portuguese: what happened.</param>
    public sealed record Unknown(string Diagnosis) : Delivery;
}
